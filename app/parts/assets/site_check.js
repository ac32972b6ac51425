// The check of the files: the rule of knowledge/screening/signs.py over SIGAP_CEK. Nothing is kept, nothing is sent.
(function () {
  var C = SIGAP_CEK, d = document, place = d.getElementById('cek-tempat'), RANK = {strong: 0, medium: 1, weak: 2};
  var L = C.label, K = C.kata;
  function enough(strengths) {
    return C.gabungan.some(function (wanted) {
      var left = strengths.slice();
      return wanted.every(function (strength) {
        var at = left.indexOf(strength);
        if (at < 0) return false;
        left.splice(at, 1);
        return true;
      });
    });
  }
  function concluded(id, ticked, child) {
    var situation = C.keadaan[id], young = child || situation.anak, groups = [], weighed = [], pages = [];
    var found = situation.tanda.filter(function (sign) { return ticked.indexOf(sign.id) >= 0; }).map(function (sign) {
      return {sign: sign, strength: young ? sign.kuatAnak : sign.kuat};
    });
    found.sort(function (a, b) { return RANK[a.strength] - RANK[b.strength]; });
    found.forEach(function (one) {
      var group = groups.filter(function (g) { return g.id === one.sign.alasan; })[0];
      if (!group) groups.push(group = {id: one.sign.alasan, reason: C.alasan[one.sign.alasan], ticked: []});
      group.ticked.push(one);
    });
    C.kelompok.forEach(function (dimension) {
      var inside = found.filter(function (one) { return one.sign.kelompok === dimension[0]; });
      function of(list) { return list.map(function (one) { return one.strength; }); }
      if (inside.length) weighed.push({
        id: dimension[0], title: dimension[1], strengths: of(inside), met: enough(of(inside)),
        listAlone: enough(of(inside.filter(function (one) { return !one.sign.kami; })))
      });
    });
    groups.forEach(function (group) {
      group.reason.halaman.forEach(function (page) {
        if (!pages.some(function (known) { return known[0] === page[0]; })) pages.push(page);
      });
    });
    var level = weighed.some(function (w) { return w.met; }) ? 'together'
      : found.some(function (one) { return one.strength === 'strong'; }) ? 'strong' : found.length ? 'some' : 'none';
    return {
      level: level, groups: groups, weighed: weighed, pages: pages, ours: found.some(function (one) { return one.sign.kami; }),
      points: C.unsur.filter(function (e) { return found.some(function (one) { return one.sign.unsur.indexOf(e) >= 0; }); })
    };
  }
  window.SIGAP_SIMPULAN = concluded;

  function text(words) { var span = d.createElement('span'); span.textContent = words; return span.innerHTML.replace(/"/g, '&quot;'); }
  function cited(pairs) {
    var places = new Map();
    pairs.forEach(function (pair) {
      if (!places.has(pair[0])) places.set(pair[0], []);
      if (pair[1] && places.get(pair[0]).indexOf(pair[1]) < 0) places.get(pair[0]).push(pair[1]);
    });
    return text(Array.from(places).map(function (p) { return p[1].length ? p[0] + ': ' + p[1].join(', ') : p[0]; }).join('; '));
  }
  function counted(strengths) {
    return Object.keys(RANK).map(function (name) {
      var count = strengths.filter(function (s) { return s === name; }).length;
      return count ? count + ' ' + L['weight-' + name] : '';
    }).filter(Boolean).join(', ');
  }
  function link(href, words) { return '<a href="' + text(href) + '">' + text(words) + '</a>'; }
  function each(list, draw) { return list.map(draw).join(''); }
  function box(kind, title, html) { return '<div class="kotak ' + kind + '"><p class="judul-kotak">' + text(title) + '</p>' + html + '</div>'; }
  function signs(r) {
    if (!r.groups.length) return '';
    return '<h2>' + text(K.dicentang) + '</h2><ul class="tanda">' + each(r.groups, function (group) {
      return '<li' + (group.ticked[0].strength === 'strong' ? ' class="kuat"' : '') + '><ul>' + each(group.ticked, function (one) {
        return '<li>' + text(one.sign.teks) + ' <span class="keterangan">' + text(L['strength-' + one.strength]) + (one.sign.kami ? '*' : '') + '</span></li>';
      }) + '</ul><div class="alasan">' + text(group.reason.mengapa) +
        (r.groups.length <= 8 ? ' <span class="sumber">(' + cited(group.reason.sumber) + ')</span>' : '') + '</div></li>';
    }) + '</ul>';
  }
  function judged(r) {
    if (!r.groups.length) return '';
    return '<h2>' + text(L['check-together']) + '</h2><ul>' + each(r.weighed, function (w) {
      var said = w.listAlone ? 'check-met' : w.met ? 'check-met-ours' : 'check-not-met';
      return '<li>' + text(w.title) + ' (' + text(counted(w.strengths)) + '): ' + text(L[said]) + '</li>';
    }) + '</ul><p class="alasan">' + text(L['check-points-to']) + ': ' +
      text(r.points.map(function (e) { return L['element-' + e]; }).join('; ')) + '. ' + text(L['check-no-proof']) + ' ' +
      link(C.tautan.nilai, K.dinilai) + '</p>' + (r.ours ? '<p class="keterangan">* ' + text(L['check-own-weight']) + '</p>' : '');
  }
  function people(situation) {
    return '<h2>' + text(K.hubungi) + '</h2><ul class="orang">' + each(situation.kontak, function (id) {
      var contact = C.orang[id];
      return '<li><strong>' + text(contact.nama) + '</strong>' + each(contact.jalan, function (way) {
        var outside = way[2] === 'phone' ? '' : ' rel="noopener noreferrer"';
        return ' · ' + (way[1] ? '<a href="' + text(way[1]) + '"' + outside + '>' + text(way[0]) + '</a>' : text(way[0]));
      }) + '<br><span class="keterangan">' + text(contact.keterangan) + '</span></li>';
    }) + '</ul><p class="keterangan">' + text(L['check-call-traces']) + ' ' + link(C.tautan.bantuan, K.dikatakan) + ' · ' +
      link(C.tautan.kontak, K.kontak) + '</p>';
  }
  function result(id, ticked, child) {
    var r = concluded(id, ticked, child), situation = C.keadaan[id], advice = C.nasihat[situation.nasihat], said = advice.kata[r.level];
    var sources = [].concat.apply([], r.groups.map(function (g) { return g.reason.sumber; }).concat(r.groups.map(function (g) {
      return [].concat.apply([], g.ticked.map(function (one) { return one.sign.sumber; }));
    })));
    return '<p class="keterangan">' + text(situation.judul) + (child ? ' · ' + text(K.anak) : '') + '</p><div class="kotak ' +
      (r.level === 'none' || r.level === 'some' ? 'jawaban' : 'belum-pasti') + '" id="hasil"><p class="judul-kotak judul">' + text(said[0]) +
      '</p><p>' + text(said[1]) + '</p></div>' + signs(r) + box('lakukan', L['box-lakukan'], advice.sekarang) + people(situation) +
      box('jangan', L['box-jangan'], advice.jangan) + box('', K.simpan, advice.simpan) + judged(r) +
      (r.pages.length ? '<div class="bukan-kartu"><h2>' + text(K.baca) + '</h2><ul class="daftar">' + each(r.pages.slice(0, 6), function (page) {
        return '<li>' + link(page[0], page[1]) + '</li>';
      }) + '</ul></div>' : '') +
      (sources.length ? '<details class="bukan-kartu"><summary>' + text(L.notes) + '</summary><p class="sumber">' + cited(sources) + '</p></details>' : '') +
      '<p class="baris"><button type="button" class="tombol kedua" data-ubah>' + text(K.ubah) + '</button> <button type="button" class="tombol kedua" data-awal>' + text(K.lain) + '</button></p>';
  }
  function start() {
    place.className = '';
    return '<h2 id="keadaan">' + text(K.apa) + '</h2><div class="pilihan">' + each(Object.keys(C.keadaan).sort(function (a, b) {
      return C.urutan.indexOf(a) - C.urutan.indexOf(b);
    }), function (id) {
      return '<button type="button" data-keadaan="' + id + '">' + text(C.keadaan[id].judul) + '</button>';
    }) + '</div>';
  }
  function form(id, ticked, child) {
    var situation = C.keadaan[id];
    return '<form autocomplete="off" data-untuk="' + id + '"><fieldset class="centang"><legend>' + text(situation.judul) + ': ' + text(K.centang) + '</legend>' +
      each(situation.tanda, function (sign) {
        return '<label><input type="checkbox" name="tanda" value="' + sign.id + '"' + (ticked.indexOf(sign.id) >= 0 ? ' checked' : '') + '>' + text(sign.teks) + '</label>';
      }) + (situation.anak ? '' : '<label><input type="checkbox" name="anak" value="1"' + (child ? ' checked' : '') + '><strong>' + text(K.anak) + '</strong></label>') +
      '</fieldset><p class="baris"><button class="tombol">' + text(K.hasil) + '</button> <button type="button" class="tombol kedua" data-awal>' + text(K.lain) + '</button></p></form><p class="keterangan">' + text(K.lokal) + '</p>';
  }
  var now = {id: '', ticked: [], child: false};
  function show(html, kind) {
    place.className = kind || '';
    place.innerHTML = html;
    if (now.id) { place.focus(); place.scrollIntoView(); }
  }
  place.addEventListener('click', function (e) {
    var pressed = e.target.closest('button');
    if (!pressed) return;
    if (pressed.dataset.keadaan) { now = {id: pressed.dataset.keadaan, ticked: [], child: false}; show(form(now.id, [], false)); }
    else if ('awal' in pressed.dataset) { now = {id: '', ticked: [], child: false}; show(start()); }
    else if ('ubah' in pressed.dataset) show(form(now.id, now.ticked, now.child));
  });
  place.addEventListener('submit', function (e) {
    var given = new FormData(e.target);
    e.preventDefault();
    e.stopPropagation();
    now.ticked = given.getAll('tanda');
    now.child = given.has('anak');
    show(result(now.id, now.ticked, now.child), 'cek-hasil');
  });
  d.getElementById('cek-daftar').hidden = true;
  show(start());
})();
