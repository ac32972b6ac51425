// The answer to a form takes this page's place, so that Back finds no step of the check. Without this script a form works as any other.
(function () {
  var d = document;
  d.addEventListener('submit', function (e) {
    var f = e.target, pressed = e.submitter;
    if (f.method !== 'post' || !pressed || !window.fetch) return;
    e.preventDefault();
    var data = new URLSearchParams(new FormData(f));
    if (pressed.name) data.append(pressed.name, pressed.value);
    pressed.disabled = true;
    fetch(f.action, {method: 'POST', body: data}).then(function (r) { return r.text(); }).then(function (text) {
      history.replaceState(null, '', f.action);
      d.open();
      d.write(text);
      d.close();
      scrollTo(0, 0);
    }).catch(function () { pressed.disabled = false; });
  });
})();
