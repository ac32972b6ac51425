// Reads the page aloud, all pieces of its text, only with a voice that is on the device (no network); asks again when voices come late.
(function () {
  var d = document, s = window.speechSynthesis;
  function place() {
    var a = d.querySelector('[data-baca]'), b = d.createElement('button');
    var v = s.getVoices().filter(v => v.localService && !v.lang.indexOf(d.documentElement.lang))[0];
    if (!v || !a || a.b) return;
    a.b = b;
    b.className = 'tombol';
    b.textContent = a.dataset.baca;
    b.onclick = function () {
      if (s.speaking) return s.cancel();
      d.querySelectorAll('[data-baca]').forEach(p => {
        var c = p.cloneNode(true);
        c.querySelectorAll('sup,.arti,.keterangan,details,button').forEach(x => x.remove());
        c.textContent.split(/\s*\n\s*/).forEach(t => {
          var u = new SpeechSynthesisUtterance(t);
          u.voice = v;
          s.speak(u);
        });
      });
    };
    a.querySelector('h1').after(b);
  }
  if (!s) return;
  s.onvoiceschanged = place;
  onpagehide = () => s.cancel();
  place();
})();
