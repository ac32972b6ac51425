// What a question asks for: things, each with all that may stand for it (knowledge/search/asking.py).
// A thing is {ways: roots with spaces between → weight, spoken: a word of the question, sure: a word that somebody knows}.
function thing(spoken) { return {ways: new Map(), spoken: spoken !== false, sure: true}; }
function put(one, key, weight) {
  var many = key ? key.split(' ').length : 0, worth = weight / Math.sqrt(many);
  if (many && worth > (one.ways.get(key) || 0)) one.ways.set(key, worth);
}
function weighed(list) {
  var one = thing();
  list.forEach(function (word) { put(one, root(word[0]), word[1]); });
  return one.ways.size ? one : null;
}
function rootsOf(one) {
  return Array.from(new Set(Array.from(one.ways.keys()).join(' ').split(' ')));
}
function understood(text, exact) {
  var typed = words(text).slice(0, M.kata * 4), asked = meaningful(typed), guesses = 0;
  var q = {text: text, typed: typed, meaning: said(asked), things: [], corrected: {}, widened: {}, urgent: urgent(said(typed))};
  if (exact) {
    q.things = asked.map(function (word) { var one = thing(); put(one, word.root, 1); return one; });
    q.words = asked;
    q.all = said(typed);
    return q;
  }
  q.words = separated(asked, q).slice(0, M.kata);
  q.personal = soundsPersonal(typed);
  var regional = soundsRegional(q.words);
  q.words.forEach(function (word, place) {
    var one = listed(word, regional, q);
    if (!one && stems.has(word.root)) one = held(word, q);
    if (!one && guesses++ < M.tebakan) one = guessed(word, place === q.words.length - 1, q);
    if (!one) put(one = thing(), word.root, 1);
    if (one.ways.size) q.things.push(one);
  });
  joined(q);
  q.things = once(q.things);
  q.things = q.things.concat(otherwise(q.things));
  q.meant = mended(q);
  q.all = said(words(q.meant)).split(' ').slice(0, M.kata * 2).join(' ');
  return q;
}
function urgent(typed) {
  return W.bahaya.find(function (entry) {
    return entry[2] ? typed === entry[0] : (' ' + typed + ' ').indexOf(' ' + entry[0] + ' ') >= 0;
  });
}
// Two words that were written as one (`perdaganganorang`) are two.
function separated(asked, q) {
  var found = [];
  asked.forEach(function (word) {
    var here = stems.has(word.root) || inLists(word.word) || known(word.word), parts = here ? null : twoWords(word.word);
    if (!parts || near(word.word).length) { found.push(word); return; }
    q.corrected[word.word] = parts.join(' ');
    parts.forEach(function (part) { found.push({word: part, root: root(part)}); });
  });
  return found;
}
function inLists(word) {
  return ['sehari', 'singkatan', 'daerah'].find(function (name) { return own(W[name], word) !== undefined; });
}
// What the lists say of an everyday, short or regional word; null where they are silent.
function listed(word, regional, q) {
  var name = inLists(word.word), here = word.word, one = thing(), weight = 1, beside = M.lisan;
  if (!name || (name === 'daerah' && !regional && (ambiguous.has(here) || written.has(here)))) return null;
  if (name === 'daerah') weight = M.daerah;
  if (name === 'singkatan') { beside = 1; if (stems.has(word.root)) weight = M.panjang; }
  var forms = W[name][here].split(' ');
  if (english.has(here)) { beside = 1; weight = M.lisan; } else q.widened[here] = forms.join(' ');
  put(one, said(forms.filter(function (form) { return !stop.has(form); }).map(function (form) { return {root: root(form)}; })), weight);
  if (one.ways.size) put(one, word.root, beside);
  return one;
}
// A word of the texts: an everyday form (`lunasin`) stands for the ordinary word as well.
function held(word, q) {
  var spoken = word.word.endsWith(W.imbuhan.lisan) && !known(word.word), one = (spoken && everyday(word, q)) || thing();
  put(one, word.root, 1);
  return one;
}
function guessed(word, unfinished, q) {
  var one;
  if (members.has(word.root)) { put(one = thing(), word.root, 1); return one; }
  return everyday(word, q) || (unfinished && weighed(beginning(word.word))) || (known(word.word) ? null : misspelt(word.word, q));
}
var members = new Set([].concat.apply([], W.padanan.map(function (group) { return group[1]; })));
// A form that the lists lack, built on a word that the texts or the lists know.
function everyday(word, q) {
  var one = thing();
  readings(word.word).find(function (reading) {
    var base = root(reading), forms = own(W.daerah, reading);
    if (reading.length > 3 && forms && !ambiguous.has(reading)) {
      q.widened[word.word] = forms;
      forms.split(' ').forEach(function (form) { put(one, root(form), M.daerah); });
    } else if (stems.has(base) && known(reading)) {
      q.widened[word.word] = reading;
      put(one, base, 1);
      put(one, word.root, M.lisan);
    }
    return one.ways.size;
  });
  return one.ways.size ? one : null;
}
function misspelt(word, q) {
  var found = near(word), one;
  if (found.length) { q.corrected[word] = found[0][0]; return weighed(found); }
  one = weighed(like(word));
  if (one) one.sure = false;
  return one;
}
// Two words that the texts write as one (`pra peradilan`) may be that one too.
function joined(q) {
  q.words.forEach(function (word, place) {
    var whole = place ? q.words[place - 1].word + word.word : '', one = thing();
    if (/^\p{L}+$/u.test(whole) && written.has(whole)) { put(one, whole, 1); q.things.push(one); }
  });
}
// A word that is said twice counts once.
function once(things) {
  var seen = new Set();
  return things.filter(function (one) {
    var key = rootsOf(one).sort().join(' ');
    return !seen.has(key) && seen.add(key);
  });
}
// Other words for what is asked: in the thing where one word has them, beside it where several do.
function otherwise(things) {
  var places = new Map(), beside = [];
  things.forEach(function (one, place) {
    rootsOf(one).forEach(function (root) { if (!places.has(root)) places.set(root, place); });
  });
  W.padanan.map(function (group) {
    var said = group[1].filter(function (member) {
      var where = member.split(' ').map(function (root) { return places.get(root); });
      return where.indexOf(undefined) < 0 && Math.max.apply(null, where) - Math.min.apply(null, where) <= where.length;
    });
    return [group, said];
  }).forEach(function (found) {
    var said = found[1].slice().sort(function (a, b) { return b.split(' ').length - a.split(' ').length; });
    if (!said.length) return;
    var where = new Set(said[0].split(' ').map(function (root) { return places.get(root); }));
    var target = where.size === 1 ? things[where.values().next().value] : thing(false);
    found[0][1].forEach(function (member) { if (said.indexOf(member) < 0) put(target, member, found[0][0]); });
    if (where.size > 1 && target.ways.size) beside.push(target);
  });
  return beside;
}
// The question with its misspelt words mended.
function mended(q) {
  return q.text.replace(/[\p{L}\p{N}_]+/gu, function (word) { return own(q.corrected, fold(word)) || word; });
}
