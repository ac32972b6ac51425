// Shows the picture that comes as data, and tells Python once when the reader stays at it: where there is a mouse,
// when it is in view for a moment; on a phone, where nothing can hover over a chart, when it is tapped.
const MOMENT_MS = 300;
export default function (component) {
  const {data, parentElement, setStateValue} = component;
  if (parentElement.picture !== data.svg) {
    parentElement.picture = data.svg;
    parentElement.innerHTML = data.svg;
  }
  if (parentElement.seen) return;
  let waiting = 0;
  const watch = new IntersectionObserver((entries) => {
    clearTimeout(waiting);
    if (entries.at(-1).isIntersecting) waiting = setTimeout(stays, MOMENT_MS);
  }, {root: parentElement.closest('[data-testid=stMain]'), rootMargin: '100px'});
  function stays() {
    watch.disconnect();
    parentElement.seen = true;
    setStateValue('near', true);
  }
  if (matchMedia('(hover: hover)').matches) watch.observe(parentElement);
  else parentElement.onclick = stays;
  return () => { clearTimeout(waiting); watch.disconnect(); };
}
