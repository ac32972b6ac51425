// Which passages answer, and of which pages they are (knowledge/search/postings.py, searcher.py).
var I = SIGAP_INDEKS, size = owners.length, counts = new Float32Array(size);
owners.forEach(function (number, passage) {
  counts[passage] = B.hal[number][1] * (inEnglish[passage] === (I.bahasa === 'en' ? 1 : 0) ? 1 : M.bahasaLain);
});
function rarity(count) { return Math.log(1 + (size - count + 0.5) / (count + 0.5)); }
// For every passage the best of what may stand for a thing.
function best(one) {
  var found = new Float32Array(size);
  one.ways.forEach(function (weight, key) {
    var parts = key.split(' ').map(function (root) { return entries(stems, root); }).filter(function (e) { return e.where.length; });
    var together = parts.length > 1 ? new Float32Array(size) : found;
    parts.forEach(function (entry) {
      entry.where.forEach(function (passage, i) {
        var worth = weight * entry.weight[i];
        if (parts.length > 1) together[passage] += worth;
        else if (worth > found[passage]) found[passage] = worth;
      });
    });
    if (parts.length > 1) for (var n = 0; n < size; n++) if (together[n] > found[n]) found[n] = together[n];
  });
  return found;
}
// How much finding a thing says: as rare as the word that stands for it most.
function saying(one) {
  var heaviest = 0, worth = rarity(0);
  one.ways.forEach(function (weight, key) {
    if (weight > heaviest && stems.has(key)) { heaviest = weight; worth = rarity(often(stems, key)); }
  });
  return worth;
}
function passages(q) {
  var total = new Float32Array(size), covered = new Float32Array(size), whole = 0, found = [], n;
  q.things.forEach(function (one) {
    var worth = saying(one);
    one.best = best(one);
    if (one.spoken) whole += worth;
    for (n = 0; n < size; n++) if (one.best[n]) { total[n] += one.best[n]; if (one.spoken) covered[n] += worth; }
  });
  new Set(q.words.map(function (word) { return own(q.corrected, word.word) || word.word; })).forEach(function (word) {
    var entry = entries(written, word);
    entry.where.forEach(function (passage, i) { total[passage] += entry.weight[i]; });
  });
  for (n = 0; n < size; n++) {
    if (whole) total[n] *= 1 - M.tercakup + M.tercakup * covered[n] / whole;
    total[n] *= counts[n];
    if (total[n] > 0) found.push(n);
  }
  found.sort(function (a, b) { return total[b] - total[a] || a - b; });
  return {found: found.slice(0, M.calon), total: total};
}
// Pages, best first: worth their best passage, what they say as a whole, and a little for two more passages.
function pages(q) {
  var hits = passages(q), by = new Map(), added = called(q), spoken = q.things.filter(function (one) { return one.spoken; });
  hits.found.forEach(function (passage) {
    if (!by.has(owners[passage])) by.set(owners[passage], []);
    by.get(owners[passage]).push(passage);
  });
  var first = hits.found.length ? hits.total[hits.found[0]] : 0, found = [];
  by.forEach(function (list, number) {
    function spread(one) { return Math.max.apply(null, list.map(function (passage) { return one.best[passage] * counts[passage]; })); }
    var score = hits.total[list[0]], covered = 0;
    q.things.forEach(function (one) { score += M.sebaran * spread(one); });
    list.slice(1, 3).forEach(function (passage) { score += M.lanjutan * hits.total[passage]; });
    score += (added.get(number) || 0) * first;
    if (q.personal && !B.hal[number][2]) score *= M.bukanWarga;
    spoken.forEach(function (one) { if (one.sure && spread(one) > 0) covered += 1 / spoken.length; });
    if (I.hal[number][1]) found.push({number: number, score: score, covered: spoken.length ? covered : 1});
  });
  return found.sort(function (a, b) { return b.score - a.score || (B.hal[a.number][0] < B.hal[b.number][0] ? -1 : 1); });
}
// What is added for pages that are called what is asked, or that help somebody in danger, in shares of the best score.
function called(q) {
  var added = new Map(), firsts = q.things.filter(function (one) { return one.spoken; }).map(function (one) {
    var single = Array.from(one.ways.keys()).filter(function (key) { return key.indexOf(' ') < 0; });
    return single.reduce(function (best, key) { return !best || one.ways.get(key) > one.ways.get(best) ? key : best; }, '');
  }).filter(Boolean).join(' ');
  [q.meaning, q.all, firsts].forEach(function (name) {
    (own(B.nama, name) || []).forEach(function (number) { added.set(number, M.nama); });
  });
  if (q.urgent) B.hal.forEach(function (page, number) { if (page[0] === q.urgent[3]) added.set(number, M.bahaya); });
  return added;
}
// At most two: help first, then codes named anywhere, then an entry that is all of the question.
function answers(q) {
  var typed = said(q.typed), help = (q.urgent ? q.urgent[1] : []).map(function (id) {
    return I.jawab.find(function (a) { return a[1] === id && a[0] === 'contact'; });
  }).filter(Boolean);
  var named = I.jawab.filter(function (a) {
    return help.indexOf(a) < 0 && a[5].some(function (name) {
      return name && (name === q.meaning || name === typed ||
        (a[0] === 'code' && /\d/.test(name) && name.indexOf(' ') < 0 && (' ' + typed + ' ').indexOf(' ' + name + ' ') >= 0));
    });
  });
  return help.slice(0, 1).concat(named, help.slice(1)).slice(0, 2);
}
// Everything that a question brings; `exact` takes the words as they are typed.
function search(text, exact) {
  var asked = text.split(/\s+/).filter(Boolean).join(' ').slice(0, M.terpanjang), q = understood(asked, exact), found = pages(q);
  var share = Math.max.apply(null, found.slice(0, 3).map(function (page) { return page.covered; }).concat(0));
  return {
    answers: answers(q),
    results: found.slice(0, 10).map(function (page) { return {slug: B.hal[page.number][0], shown: I.hal[page.number]}; }),
    meant: !exact && q.meant !== q.text ? q.meant : '',
    widened: Object.keys(q.widened).map(function (word) { return [word, q.widened[word]]; }),
    helpful: q.words.length > 0 && share < M.dipahami
  };
}
window.SIGAP_CARI = search;
