// What the engine answers, as short as tests of what is shown of it may have it.

export const ROOT = "https://x.example/kb/"
export const NOW = new Date("2026-11-26T12:00:00Z")
export const result = (id, more = {}) => ({
  address: `forces/${id}.html`, title: `Tiny ${id}`, text: "", kind: "Force", state: "", dated: "", day: "", sources: 0, id, number: "",
  cited: [], tag: "forces", spans: [], ...more,
})
export const group = (results, strong = results.length, more = {}) => ({ tag: "records", label: "Records", results, strong, count: results.length, ...more })
export const answered = (more = {}) => ({
  query: "guard", only: "", first: [], groups: [], filters: [], left: [], read: [], marks: ["guard"], begun: ["gua"], wantsStatements: false, ...more,
})
export const later = () => new Promise(resolve => setTimeout(resolve, 2))
