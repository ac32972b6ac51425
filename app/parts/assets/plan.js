// What was pressed goes along, which the script above leaves out; a paper opens in a tab of its own, so that the plan stays.
// Copies the link where the browser may; without this script it is selected by hand.
(function () {
  var d = document, copy = d.querySelector('[data-salin]');
  d.addEventListener('submit', function (e) {
    var f = e.target, b = e.submitter;
    if (b && !b.name) return;
    e.stopPropagation();
    if (!b || b.formTarget) return;
    e.preventDefault();
    var said = new URLSearchParams(new FormData(f));
    said.append(b.name, b.value);
    location.replace(f.action + '?' + said);
  }, true);
  if (!copy || !navigator.clipboard) return;
  copy.hidden = false;
  copy.onclick = function () {
    navigator.clipboard.writeText(d.getElementById('tautan').value).then(function () { copy.textContent = copy.dataset.salin; });
  };
})();
