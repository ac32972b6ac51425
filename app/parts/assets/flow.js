// Shows the drawing that comes as data; a press or Enter on a stage tells Python which one.
export default function (component) {
  const {data, parentElement, setTriggerValue} = component;
  if (parentElement.dataset.svg !== data.svg) {
    parentElement.dataset.svg = data.svg;
    const focused = document.activeElement && document.activeElement.closest('[data-stage]');
    const stage = focused && focused.dataset.stage;
    parentElement.innerHTML = data.svg;
    if (stage) {
      const again = [...parentElement.querySelectorAll(`[data-stage="${stage}"]`)].find(a => a.getClientRects().length);
      if (again) again.focus();
    }
  }
  parentElement.onclick = (event) => {
    const stage = event.target.closest('[data-stage]');
    if (!stage || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    setTriggerValue('stage', stage.dataset.stage);
  };
}
