// What was found, on the page.
function element(name, text, attributes) {
  var made = document.createElement(name);
  if (text) made.textContent = text;
  Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
  return made;
}
function entry(kind, href, title, text) {
  var item = element('li');
  item.append(element('a', title, {href: href}), ' ', element('span', I.kata[kind], {'class': 'keterangan'}), element('p', text));
  return item;
}
function list(name, kind, label, items) {
  var made = element(name, '', {'class': kind, 'aria-label': label});
  made.append.apply(made, items);
  return made;
}
function question(words, exact) { return '?q=' + encodeURIComponent(words) + (exact ? '&kata=persis' : ''); }
// What was changed about the words, with a way back.
function told(query, found, exact) {
  var made = element('p', '', {'class': 'catatan-cari'}), meant;
  if (exact) {
    made.append(I.kata.persis, ' ', element('a', I.kata.mirip, {href: question(query)}));
  } else {
    if (found.meant) {
      meant = element('a', '', {href: question(found.meant)});
      meant.append(element('b', found.meant));
      made.append(I.kata.dibaca, ' ', meant, '. ');
    }
    if (found.widened.length) {
      made.append(I.kata.juga + ': ' + found.widened.slice(0, 4).map(function (pair) { return pair.join(' → '); }).join('; ') + '. ');
    }
    made.append(element('a', I.kata.ketik, {href: question(query, true)}));
  }
  return made;
}
function show(query, exact) {
  var place = document.getElementById('temuan'), nothing = document.getElementById('tak-ada'), found = search(query, exact);
  place.textContent = '';
  if (exact || found.meant || found.widened.length) place.append(told(query, found, exact));
  if (found.answers.length) {
    place.append(list('ul', 'hasil langsung', I.kata.jawaban, found.answers.map(function (a) { return entry(a[0], a[2], a[3], a[4]); })));
  }
  nothing.hidden = !(found.helpful || !found.results.length);
  nothing.querySelector('.judul-kotak').textContent = found.results.length ? I.kata.mungkin : I.kata.nihil;
  place.after(nothing);
  if (found.results.length) {
    nothing.after(list('ol', 'hasil', I.kata.hasil, found.results.map(function (one) { return entry.apply(null, one.shown); })));
  }
}
(function () {
  var given = new URLSearchParams(location.search), asked = (given.get('q') || '').trim(), field = document.querySelector('.cari input');
  if (!field || !asked) return;
  asked = asked.slice(0, M.terpanjang);
  field.value = asked;
  show(asked, given.get('kata') === 'persis');
})();
