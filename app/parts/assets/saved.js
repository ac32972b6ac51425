// Keeps the pages that the reader asked for. The network comes first; without one, what is kept.
self.addEventListener('install', (event) => {
  const forms = Object.entries(FORMS).flatMap(([path, answers]) => answers.map((answer) => [path, answer]));
  event.waitUntil(caches.open(NAME).then((cache) => Promise.all([
    cache.addAll(PAGES),
    ...forms.map(([path, answer]) => fetch(path, {method: 'POST', body: new URLSearchParams({keadaan: answer})})
      .then((response) => cache.put(`${path}?keadaan=${answer}`, response))),
  ])).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)))));
});
self.addEventListener('fetch', (event) => {
  const {request} = event, path = new URL(request.url).pathname;
  if (request.method === 'POST' && path in FORMS) event.respondWith(answered(request, path));
  else if (request.method === 'GET' && request.mode === 'navigate') event.respondWith(read(request, path));
});
async function read(request, path) {
  try {
    const response = await fetch(request);
    if (response.ok && request.url.endsWith(path) && PAGES.includes(path) && await caches.has(NAME)) {
      await (await caches.open(NAME)).put(path, response.clone());
    }
    return response;
  } catch (error) {
    return await caches.match(path) || await caches.match(HOME) || Response.error();
  }
}
async function answered(request, path) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    const form = new URLSearchParams(await copy.text());
    const kept = form.has('hasil') ? null : await caches.match(`${path}?keadaan=${form.get('keadaan')}`);
    return kept || await caches.match(INSTEAD) || Response.error();
  }
}
