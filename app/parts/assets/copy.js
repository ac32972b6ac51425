// Copies a link where the browser may; without this script it is selected by hand.
(function () {
  var d = document, button = d.querySelector('[data-salin]');
  if (!button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', function () {
    navigator.clipboard.writeText(d.getElementById('tautan').value).then(function () { button.textContent = button.dataset.salin; });
  });
})();
