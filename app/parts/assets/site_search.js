// The search of the files: no server, nothing kept. SIGAP_KATA (words) and SIGAP_INDEKS (pages) lie beside.
// Follows knowledge/search in short: everyday words, roots, one wrong letter, synonyms, words of danger.
(function () {
  var W = SIGAP_KATA, I = SIGAP_INDEKS, roots = {}, lists = {}, everyWord = [], d = document;
  var TOKEN = /((?:^|[^\p{L}\p{N}_])(?:p|t|ba|sp)[\s.\-\u2010-\u2015]?\d{1,2}[a-z]?(?![\p{L}\p{N}_]))|(?:^|[^\p{L}\p{N}_])(tahap[\s-]*(?:ii?|1|2|satu|dua))(?![\p{L}\p{N}_])|((?:^|[^\p{L}\p{N}_])(?:uu|pp|perpres|perma|sema)\s+(?:no\.?\s*|nomor\s+)?\d+(?:\/|\s+tahun\s+)\d{4}(?![\p{L}\p{N}_]))|((?:^|[^\p{L}\p{N}_])pasal\s+\d+[a-z]?(?![\p{L}\p{N}_]))|([\p{L}\p{N}]+)/giu;
  function set(text) { return new Set(text.split(' ')); }
  var stop = set(W.henti), ambiguous = set(W.ganda);
  Object.keys(W.akar).forEach(function (root) {
    roots[root] = root;
    W.akar[root].split(' ').forEach(function (word) { if (word) roots[word] = root; });
  });
  everyWord = Object.keys(roots).filter(function (word) { return holds(roots[word]) && /^[a-z]+$/.test(word); });
  function own(table, key) { return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined; }
  function holds(root) { return own(I.bobot, root) !== undefined; }
  function fold(text) {
    return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/([a-z])\1{2,}/g, '$1');
  }
  function root(word) {
    return own(roots, word) || (/nya$/.test(word) && own(roots, word.slice(0, -3))) || word;
  }
  function words(text) {
    var found = [];
    function add(written, known) { found.push({word: written, root: known || root(written)}); }
    function parts(text) { (fold(text).match(/\p{L}+|\d+[a-z]?/gu) || []).forEach(function (part) { add(part); }); }
    text.replace(TOKEN, function (all, code, phase, law, article, word) {
      var raw = fold(all), joined;
      if (word) {
        joined = /^(\d+(?:[.,]\d+)?)(jt|juta|rb|ribu)$/.exec(raw);
        if (joined) { add(joined[1]); add(joined[2][0] === 'j' ? 'juta' : 'ribu'); } else add(raw);
      } else if (code) {
        joined = raw.replace(/[^a-z0-9]/g, '');
        add(joined, joined);
      } else {
        joined = raw.trim().replace(/^[^a-z]+/, '');
        if (phase) joined = 'tahap' + (/(ii|2|dua)$/.test(joined) ? '2' : '1');
        else joined = joined.replace(/\s+tahun\s+/, '/').replace(/(nomor|no\.?|\s)+/g, '');
        add(joined, joined);
        parts(all);
      }
      return '';
    });
    return found.slice(0, 96);
  }
  function listed(word, regional) {
    var name = own(W.sehari, word.word) !== undefined ? 'sehari' : own(W.singkatan, word.word) !== undefined ? 'singkatan' : '';
    if (!name && own(W.daerah, word.word) !== undefined &&
        (regional || (!ambiguous.has(word.word) && !holds(word.root)))) name = 'daerah';
    if (!name) return null;
    var weight = name === 'daerah' ? 0.8 : name === 'singkatan' && holds(word.root) ? 0.5 : 1;
    var concept = new Map(), forms = W[name][word.word].split(' ').filter(Boolean);
    if (!forms.length) return concept;
    put(concept, forms.join(' '), weight);
    put(concept, word.root, name === 'singkatan' ? 1 : 0.5);
    return concept;
  }
  function put(concept, roots, weight) {
    var many = roots.split(' ').length, worth = weight / Math.sqrt(many);
    if (worth > (concept.get(roots) || 0)) concept.set(roots, worth);
  }
  // Everyday endings and beginnings that no list has (`dijanjiin`, `ngelaporin`).
  function bare(word) {
    var ends = ['', 'innya', 'inya', 'kan', 'in', 'an', 'nya', 'ku', 'mu', 'lah', 'kah', 'i', 'e'], found;
    var starts = [['', ''], ['di', ''], ['ke', ''], ['nge', ''], ['ng', ''], ['ng', 'k'], ['ny', 's'], ['n', 't'], ['m', 'p'], ['m', 'b'], ['se', '']];
    ends.forEach(function (end) {
      starts.forEach(function (start) {
        if (found || !word.endsWith(end) || !word.startsWith(start[0])) return;
        var rest = start[1] + word.slice(start[0].length, word.length - end.length), known = own(roots, rest);
        if (rest.length > 3 && known && holds(known) && rest !== word) found = known;
      });
    });
    return found;
  }
  // Edits between two words (a letter wrong, missing, too many, or two exchanged); more than `most` is not counted.
  function edits(a, b, most) {
    var before, last, row = [], i, j;
    if (Math.abs(a.length - b.length) > most) return most + 1;
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
  function often(root) { return entries(root).length; }
  function near(word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return '';
    var most = word.length < 8 ? 1 : 2, best = '', least = Infinity;
    everyWord.forEach(function (other) {
      var cost = edits(word, other, most);
      if (cost > most) return;
      cost += (word[0] === other[0] ? 0 : 0.5) - 0.12 * Math.log(1 + often(roots[other]));
      if (cost < least) { least = cost; best = other; }
    });
    return best;
  }
  function beginning(word) {
    var begun = word.length < 3 ? [] : everyWord.filter(function (other) { return !other.indexOf(word); });
    return begun.sort(function (a, b) { return often(roots[b]) - often(roots[a]) || a.length - b.length; }).slice(0, 3);
  }
  function understood(text) {
    var typed = words(text), asked = typed.filter(function (w) { return !stop.has(w.word); }), mended = {}, unsure = 0;
    if (!asked.length) asked = typed;
    asked = asked.slice(0, 24);
    var alone = asked.filter(function (w) { return own(W.daerah, w.word) !== undefined && !ambiguous.has(w.word); }).length;
    var regional = alone >= 2 || alone * 3 >= Math.max(asked.length, 1), concepts = [];
    asked.forEach(function (word, place) {
      var concept = listed(word, regional), other;
      if (!concept) {
        concept = new Map();
        other = holds(word.root) ? word.root : bare(word.word);
        if (other) put(concept, other, 1);
        else if (place === asked.length - 1) beginning(word.word).forEach(function (w, rank) { put(concept, roots[w], 1 / (1 + rank / 2)); });
        if (!concept.size && (other = near(word.word))) { mended[word.word] = other; put(concept, roots[other], 1); }
        if (!concept.size) put(concept, word.root, 1);
      }
      if (concept.size) concepts.push(concept);
    });
    concepts = unique(concepts);
    var spoken = concepts.length;
    return {typed: typed, asked: asked, concepts: concepts.concat(otherwise(concepts)), spoken: spoken, mended: mended};
  }
  function unique(concepts) {
    var seen = {};
    return concepts.filter(function (concept) {
      var key = Array.from(concept.keys()).sort().join('|');
      return seen[key] ? false : (seen[key] = true);
    });
  }
  // Other words for what is asked: in the concept where one word has them, beside it where several do.
  function otherwise(concepts) {
    var places = {}, beside = [];
    concepts.forEach(function (concept, place) {
      concept.forEach(function (weight, key) {
        key.split(' ').forEach(function (root) { if (own(places, root) === undefined) places[root] = place; });
      });
    });
    W.padanan.forEach(function (group) {
      var said = group[1].filter(function (member) {
        var where = member.split(' ').map(function (root) { return own(places, root); });
        return where.every(function (place) { return place !== undefined; }) &&
          Math.max.apply(null, where) - Math.min.apply(null, where) <= where.length;
      });
      if (!said.length) return;
      var longest = said.sort(function (a, b) { return b.split(' ').length - a.split(' ').length; })[0];
      var where = new Set(longest.split(' ').map(function (root) { return places[root]; }));
      var target = where.size === 1 ? concepts[where.values().next().value] : new Map();
      group[1].forEach(function (member) { if (said.indexOf(member) < 0) put(target, member, group[0]); });
      if (where.size > 1 && target.size) beside.push(target);
    });
    return beside;
  }
  function entries(root) {
    if (!own(lists, root)) {
      var numbers = (own(I.bobot, root) || '').split(' '), list = [], i;
      for (i = 0; i + 1 < numbers.length; i += 2) list.push([+numbers[i], +numbers[i + 1]]);
      lists[root] = list;
    }
    return lists[root];
  }
  function rarity(concept) {
    var size = I.hal.length, count = 0, heaviest = 0;
    concept.forEach(function (weight, key) {
      if (key.indexOf(' ') < 0 && holds(key) && weight > heaviest) { heaviest = weight; count = often(key); }
    });
    return Math.log(1 + (size - count + 0.5) / (count + 0.5));
  }
  function search(text) {
    var asked = understood(text.slice(0, 400)), size = I.hal.length, whole = 0, covered = [], parts = [], score = [], i;
    for (i = 0; i < size; i++) score[i] = covered[i] = parts[i] = 0;
    asked.concepts.forEach(function (concept, number) {
      var best = {}, worth = rarity(concept), spoken = number < asked.spoken;
      concept.forEach(function (weight, key) {
        var together = {};
        key.split(' ').forEach(function (root) {
          entries(root).forEach(function (e) { together[e[0]] = (together[e[0]] || 0) + weight * e[1]; });
        });
        Object.keys(together).forEach(function (n) { best[n] = Math.max(best[n] || 0, together[n]); });
      });
      if (spoken) whole += worth;
      Object.keys(best).forEach(function (n) {
        score[n] += best[n];
        if (spoken) { covered[n] += worth; parts[n]++; }
      });
    });
    if (whole) score = score.map(function (value, n) { return value * (0.7 + 0.3 * covered[n] / whole); });
    var most = Math.max.apply(null, score.concat(0));
    called(asked).forEach(function (n) { if (score[n]) score[n] += 0.35 * most; });
    var order = score.map(function (value, n) { return n; }).filter(function (n) { return score[n] > 0 && I.hal[n][1]; });
    order.sort(function (a, b) { return score[b] - score[a] || (I.hal[a][1] < I.hal[b][1] ? -1 : 1); });
    var understoodShare = Math.max.apply(null, order.slice(0, 3).map(function (n) { return parts[n] / asked.spoken; }).concat(0));
    return {
      answers: answers(asked), results: order.slice(0, 10).map(function (n) { return I.hal[n]; }),
      mended: asked.mended, helpful: asked.asked.length > 0 && understoodShare < 0.35
    };
  }
  function said(list) { return list.map(function (word) { return word.root; }).join(' '); }
  function called(asked) {
    var first = asked.concepts.slice(0, asked.spoken).map(function (concept) {
      return Array.from(concept.keys()).sort(function (a, b) { return concept.get(b) - concept.get(a); })[0];
    }).join(' ');
    var found = new Set();
    [said(asked.asked), said(asked.typed), first].forEach(function (name) {
      (own(I.nama, name) || []).forEach(function (n) { found.add(n); });
    });
    return found;
  }
  // At most two: help first, then codes named anywhere, then an entry that is all of the question.
  function answers(asked) {
    var typed = said(asked.typed), meaning = said(asked.asked), urgent = [], named;
    W.bahaya.some(function (entry) {
      var fits = entry[2] ? typed === entry[0] : (' ' + typed + ' ').indexOf(' ' + entry[0] + ' ') >= 0;
      if (fits) urgent = entry[1];
      return fits;
    });
    var help = urgent.map(function (id) { return I.jawab.filter(function (a) { return a[1] === id && a[0] === 'contact'; })[0]; }).filter(Boolean);
    named = I.jawab.filter(function (a) {
      return help.indexOf(a) < 0 && a[5].some(function (name) {
        return name && (name === meaning || name === typed ||
          (a[0] === 'code' && /\d/.test(name) && name.indexOf(' ') < 0 && (' ' + typed + ' ').indexOf(' ' + name + ' ') >= 0));
      });
    });
    return help.slice(0, 1).concat(named, help.slice(1)).slice(0, 2);
  }
  window.SIGAP_CARI = search;

  function element(name, text, attributes) {
    var made = d.createElement(name);
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
    items.forEach(function (item) { made.append(item); });
    return made;
  }
  function show(query) {
    var place = d.getElementById('temuan'), found = search(query);
    place.textContent = '';
    Object.keys(found.mended).forEach(function (word) {
      place.append(element('p', I.kata.dibaca + ': ' + word + ' → ' + found.mended[word], {'class': 'catatan-cari'}));
    });
    if (found.answers.length) place.append(list('ul', 'hasil langsung', I.kata.jawaban, found.answers.map(function (a) { return entry(a[0], a[2], a[3], a[4]); })));
    d.getElementById('tak-ada').hidden = !(found.helpful || !found.results.length);
    d.getElementById('tak-ada').querySelector('.judul-kotak').textContent = found.results.length ? I.kata.mungkin : I.kata.nihil;
    if (found.results.length) place.append(list('ol', 'hasil', I.kata.hasil, found.results.map(function (h) { return entry(h[0], h[1], h[2], h[3]); })));
  }
  var asked = (new URLSearchParams(location.search).get('q') || '').trim(), field = d.querySelector('.cari input');
  if (field && asked) { field.value = asked; show(asked); }
})();
