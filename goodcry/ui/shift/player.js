// Runs the play head of the time line in the browser, without asking the server for anything.
// Where a device asks for less motion, the head jumps from moment to moment instead of gliding.

const places = new WeakMap();

export default function ({ data, parentElement }) {
  // Streamlit calls this again after each run of the page; only new data start the picture anew.
  const text = JSON.stringify(data);
  if (places.get(parentElement)?.text === text) return places.get(parentElement).stop;
  places.get(parentElement)?.stop();

  const find = (selector) => parentElement.querySelector(selector);
  find(".phone").innerHTML = data.phone;
  find(".wide").innerHTML = data.wide;
  for (const picture of parentElement.querySelectorAll("svg")) {
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", data.alt);
  }
  const still = find(".pictures").innerHTML;
  const button = find("button");
  const clock = find(".clock");
  const lessMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
  const { samples, words, moments } = data;
  const last = samples.first + samples.step * (samples.lanes[samples.drives[0]].lines[0].length - 1);

  let seconds = samples.first;
  let timer = null;
  let before = null;

  function draw() {
    const place = (seconds - samples.first) / samples.step;
    for (const picture of parentElement.querySelectorAll("svg")) {
      const head = picture.querySelector(".head");
      const { left, right } = head.dataset;
      const x = +left + ((seconds - samples.first) / (last - samples.first)) * (right - left);
      head.setAttribute("transform", `translate(${x.toFixed(1)} 0)`);
      const now = head.querySelector(".now");
      now.textContent = time(seconds);
      const width = picture.viewBox.baseVal.width;
      const anchor = x < 0.15 * width ? "start" : x > 0.85 * width ? "end" : "middle";
      now.setAttribute("text-anchor", anchor);
      for (const value of picture.querySelectorAll(".value")) {
        const { signal, top, base } = value.dataset;
        const shares = samples.lanes[signal].lines.map((line) => between(line, place));
        value.textContent = joined(shares.map((share) => reading(signal, share)));
        shares.forEach((share, account) => {
          const dot = head.querySelector(
            `.dot[data-signal="${signal}"][data-account="${account}"]`
          );
          dot.setAttribute("cy", (base - share * (base - top)).toFixed(1));
        });
      }
    }
    clock.textContent = sentence(seconds);
  }

  function between(line, place) {
    const low = Math.min(Math.floor(place), line.length - 1);
    const high = Math.min(low + 1, line.length - 1);
    return (line[low] + (line[high] - line[low]) * (place - low)) / data.parts;
  }

  function reading(signal, share) {
    const { low, high } = samples.lanes[signal];
    const value = low + share * (high - low);
    if (!samples.drives.includes(signal)) return value.toFixed(0);
    return words.states[Math.abs(value) < data.threshold ? 0 : value > 0 ? 1 : 2];
  }

  const joined = (readings) =>
    readings.length === 1
      ? readings[0]
      : readings.map((text, account) => `${data.letters[account]} ${text}`).join(" · ");

  function time(at) {
    const whole = Math.round(Math.abs(at));
    const minutes = Math.floor(whole / 60);
    return `${at < -0.5 ? "−" : ""}${minutes}:${String(whole % 60).padStart(2, "0")}`;
  }

  function sentence(at) {
    const [start, end] = data.tears;
    return at < start ? words.before : at < end ? words.tears : words.after;
  }

  function glide(now) {
    if (before !== null) seconds += ((now - before) / 1000) * data.speed;
    before = now;
    if (seconds >= last) return rest();
    draw();
    timer = requestAnimationFrame(glide);
  }

  function jump() {
    const next = moments.find((moment) => moment > seconds);
    if (next === undefined) return rest();
    seconds = next;
    draw();
    timer = setTimeout(jump, data.pause);
  }

  function play() {
    button.textContent = words.pause;
    clock.hidden = false;
    before = null;
    if (lessMotion.matches) jump();
    else timer = requestAnimationFrame(glide);
  }

  function stop() {
    cancelAnimationFrame(timer);
    clearTimeout(timer);
    timer = null;
    button.textContent = words.play;
  }

  // At the end the head goes back to the chosen moment.
  function rest() {
    stop();
    seconds = samples.first;
    find(".pictures").innerHTML = still;
    clock.textContent = lessMotion.matches ? words.less : "";
  }

  button.onclick = () => (timer === null ? play() : stop());
  rest();
  places.set(parentElement, { text, stop });
  return stop;
}
