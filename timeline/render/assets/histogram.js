// The drawing's third level of detail: how many events in each stretch of time, a histogram a lane.

function histogramTraces(plan, ink) {
  const bins = Math.max(10, Math.min(120, Math.floor(plan.width / 9)));
  const span = (state.to - state.from) / bins;
  plan.span = span;
  let most = 1;
  for (const lane of plan.lanes) {
    lane.exact = new Array(bins).fill(0);
    lane.vague = new Array(bins).fill(0);
    for (const i of lane.events) {
      const bin = Math.min(bins - 1, Math.max(0, Math.floor((columns.at[i] - state.from) / span)));
      const counts = columns.first[i] === columns.last[i] ? lane.exact : lane.vague;
      counts[bin] += 1;
      most = Math.max(most, lane.exact[bin] + lane.vague[bin]);
    }
  }
  const traces = [countTrace(span), countTrace(span)];
  for (const lane of plan.lanes) {
    const foot = lane.top + lane.height - 2;
    const colour = state.lanes === "type" ? ink.types[lane.key] : ink.soft;
    const unit = (HISTOGRAM_HEIGHT - 6) / most;
    for (let bin = 0; bin < bins; bin += 1) {
      addCount(traces[0], bin, foot, lane.exact[bin] * unit, colour, span);
      addCount(traces[1], bin, foot - lane.exact[bin] * unit, lane.vague[bin] * unit, faded(colour, 0.4), span);
    }
  }
  return traces;
}

function countTrace(span) {
  return { type: "bar", x: [], y: [], base: [], width: span * MS_PER_DAY * 0.88, hoverinfo: "skip", marker: { color: [] } };
}

function addCount(trace, bin, foot, height, colour, span) {
  if (height === 0) return;
  trace.x.push(isoMoment(state.from + (bin + 0.5) * span));
  trace.base.push(foot);
  trace.y.push(-height);
  trace.marker.color.push(colour);
}

// the stretch of time of the bar under a point of the drawing; null where there is none
function stretchAt(x, y) {
  if (drawn.level !== "histogram") return null;
  const lane = drawn.lanes.find((one) => y >= one.top && y <= one.top + one.height);
  const bin = Math.floor(x / drawn.scale / drawn.span);
  if (!lane || !(lane.exact[bin] + lane.vague[bin])) return null;
  return { from: state.from + bin * drawn.span, to: state.from + (bin + 1) * drawn.span, count: lane.exact[bin] + lane.vague[bin], name: lane.name };
}
