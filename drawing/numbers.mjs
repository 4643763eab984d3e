// Numbers of an axis, in as few signs as can be read.

const SCALES = [[1e12, " tn"], [1e9, " bn"], [1e6, " m"]]

/** @param {number} value */
export function short(value) {
  for (const [size, word] of SCALES) if (Math.abs(value) >= size) return `${Number((value / size).toPrecision(3))}${word}`
  return value >= 1000 ? value.toString().replace(/\B(?=(\d{3})+$)/g, ",") : String(Number(value.toPrecision(6)))
}
