// What the texts hold: SIGAP_BOBOT, unpacked word by word (app/export/static/packed.py), and which word an unknown one may be.
var B = SIGAP_BOBOT, M = W.ukuran, half = B.tanda.length / 2, values = new Uint8Array(128);
var stems = packed(B.akar), written = packed(B.tulisan), owners = [], inEnglish = [], sized, skeletons;
B.tanda.split('').forEach(function (sign, value) { values[sign.charCodeAt(0)] = value; });
for (var run = 0; run < B.bagian.length; run += 3) {
  for (var n = 0; n < B.bagian[run + 2]; n++) { owners.push(B.bagian[run]); inEnglish.push(B.bagian[run + 1]); }
}
function packed(table) {
  var lists = table.isi.split(' '), found = new Map();
  table.kata.split(' ').forEach(function (word, place) { found.set(word, {packed: lists[place]}); });
  return found;
}
// In how many passages a word stands: the number with which its text begins.
function often(table, word) {
  var entry = table.get(word), value = 0, digit = half;
  for (var at = 0; entry && digit >= half; at++) {
    digit = values[entry.packed.charCodeAt(at)];
    value = value * half + digit % half;
  }
  return value;
}
// The passages that hold a word and its weight in each: two lists of one length.
function entries(table, word) {
  var entry = table.get(word) || {where: [], weight: []}, text = entry.packed, passage = 0, gap = 0, digit = half, at = 0;
  if (entry.where) return entry;
  entry.where = []; entry.weight = [];
  while (values[text.charCodeAt(at++)] >= half);
  while (at < text.length) {
    digit = values[text.charCodeAt(at++)];
    gap = gap * half + digit % half;
    if (digit >= half) continue;
    passage += gap;
    gap = 0;
    entry.where.push(passage);
    entry.weight.push(B.tangga[0] * Math.exp(values[text.charCodeAt(at++)] * B.tangga[1]));
  }
  return entry;
}
function skeleton(word) { return word[0] + word.slice(1).replace(/[aeiou]/g, ''); }
// The words of the texts by their number of letters, and by their consonants: made when a word is unknown.
function sort() {
  sized = {}; skeletons = {};
  written.forEach(function (entry, word) {
    if (!/^\p{L}+$/u.test(word)) return;
    (sized[word.length] = sized[word.length] || []).push([word, letters(word)]);
    if (word.length > 4) (skeletons[skeleton(word)] = skeletons[skeleton(word)] || []).push(word);
  });
}
// Which letters a word has, one bit each.
function letters(word) {
  var bits = 0;
  for (var i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 32);
  return bits;
}
function count(bits) {
  for (var many = 0; bits; bits &= bits - 1) many++;
  return many;
}
// The words of some lengths that share with `word` all but so many letters of either.
function between(word, shorter, longer, foreign) {
  var own = letters(word), found = [];
  if (!sized) sort();
  for (var size = word.length - shorter; size <= word.length + longer; size++) {
    (sized[size] || []).forEach(function (other) {
      if (count(own & ~other[1]) + count(other[1] & ~own) <= foreign) found.push(other[0]);
    });
  }
  return found;
}
// Edits between two words (a letter wrong, missing, too many, or two exchanged).
function edits(a, b) {
  var before, last, row = [], i, j;
  for (j = 0; j <= b.length; j++) row[j] = j;
  for (i = 1; i <= a.length; i++) {
    before = last; last = row; row = [i];
    for (j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (before && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.length];
}
// So many letters two words share in order.
function shared(a, b) {
  var last = [], row, i, j;
  for (j = 0; j <= b.length; j++) last[j] = 0;
  for (i = 0; i < a.length; i++) {
    row = [0];
    for (j = 0; j < b.length; j++) row[j + 1] = a[i] === b[j] ? last[j] + 1 : Math.max(last[j + 1], row[j]);
    last = row;
  }
  return last[b.length];
}
// The words that a misspelt one may have been: [word, weight], best first, at most three (knowledge/search/vocabulary.py).
function near(word) {
  var most = word.length < M.duaSalah ? 1 : 2, costs = new Map();
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return [];
  between(word, most, most, 2 * most).forEach(function (other) {
    var cost = edits(word, other);
    if (cost <= most) costs.set(other, cost);
  });
  var found = Array.from(costs.keys()).sort(function (a, b) { return costs.get(a) - costs.get(b); }).slice(0, 20);
  if (!found.length) found = (skeletons[skeleton(word)] || []).filter(function (whole) {
    costs.set(whole, 1.2);
    return whole.length - word.length <= 4 && shared(word, whole) === word.length;
  });
  found.forEach(function (other) { costs.set(other, costs.get(other) + doubt(word, other)); });
  found.sort(function (a, b) { return costs.get(a) - costs.get(b) || (a < b ? -1 : 1); });
  return found.filter(function (other) { return costs.get(other) - costs.get(found[0]) <= M.selisih; }).slice(0, M.usul)
    .map(function (other, rank) { return [other, 1 / (1 + rank)]; });
}
function doubt(word, other) {
  function sorted(text) { return text.split('').sort().join(''); }
  return (word[0] === other[0] ? 0 : 0.5) + (skeleton(word) === skeleton(other) ? 0 : 0.25) +
    (sorted(word) === sorted(other) ? 0 : 0.1) - 0.12 * Math.log(1 + often(written, other));
}
// Words that share most of their letters with one that nothing else explains.
function like(word) {
  var found = [];
  if (word.length < 5 || !/^\p{L}+$/u.test(word)) return found;
  between(word, 2, 3, (1 - M.mirip) * (2 * word.length + 3)).forEach(function (other) {
    var share = 2 * shared(word, other) / (word.length + other.length);
    if (share >= M.mirip) found.push([other, share]);
  });
  found.sort(function (a, b) { return b[1] - a[1]; });
  return found.slice(0, M.usul).map(function (one) { return [one[0], one[1] - 0.4]; });
}
// The commonest words that begin so: what somebody who is still typing may mean.
function beginning(start) {
  var found = [];
  if (start.length < 3) return found;
  written.forEach(function (entry, word) { if (word.startsWith(start)) found.push(word); });
  found.sort(function (a, b) { return often(written, b) - often(written, a) || a.length - b.length; });
  return found.slice(0, M.usul).map(function (word, rank) { return [word, 1 / (1 + 0.5 * rank)]; });
}
// Two words of the texts that were written as one.
function twoWords(word) {
  var best, most = 0;
  for (var i = 4; i <= word.length - 4; i++) {
    var pair = [word.slice(0, i), word.slice(i)], count = Math.min(often(written, pair[0]), often(written, pair[1]));
    if (count > most) { most = count; best = pair; }
  }
  return best;
}
