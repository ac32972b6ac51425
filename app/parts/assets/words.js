// Streamlit's widgets bring words in English: the reader's words, from app/widget_words.py, go in their place.
(function () {
  var d = document, root = d.documentElement, lang = root.lang, said = JSON.parse(d.currentScript.dataset.kata);
  var names = ['aria-label', 'aria-valuetext', 'placeholder', 'title'];
  var own = '.sigap,.bilah';
  // What Streamlit writes as text, where nothing of ours stands.
  var places = '[data-testid=stMultiSelectDropdown],[data-testid=stSelectboxVirtualDropdown],[role=dialog],[data-testid=InputInstructions],[data-testid=stNumberInputContainer],' +
    '[data-testid=stDateInputCalendar],[data-testid=stDateInput],[data-testid=stTooltipContent],[data-live-announcer]';
  var rules = Object.keys(said).filter(function (key) { return key.includes('*'); }).map(function (key) {
    return [new RegExp('^' + key.split('*').map(function (part) { return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'); }).join('(.+)') + '$'), said[key]];
  });
  // Dates and months are written in the language of the page, whatever the browser speaks.
  Object.defineProperty(navigator, 'language', {get: function () { return lang; }});
  function theirs(text) {
    if (said[text]) return said[text];
    for (var i = 0; i < rules.length; i++) {
      var found = rules[i][0].exec(text);
      if (found) return found.slice(1).reduce(function (words, part) { return words.replace('*', theirs(part) || part); }, rules[i][1]);
    }
    return '';
  }
  function put() {
    names.forEach(function (name) {
      d.querySelectorAll('[' + name + ']').forEach(function (e) {
        var words = !e.closest(own) && theirs(e.getAttribute(name));
        if (words && words !== e.getAttribute(name)) e.setAttribute(name, words);
      });
    });
    d.querySelectorAll(places).forEach(function (place) {
      var walk = d.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (var node = walk.nextNode(); node; node = walk.nextNode()) {
        var words = theirs(node.data.trim());
        if (words && words !== node.data) node.data = words;
      }
    });
  }
  new MutationObserver(put).observe(root, {childList: true, subtree: true, attributes: true, attributeFilter: ['aria-label', 'aria-valuetext']});
})();
