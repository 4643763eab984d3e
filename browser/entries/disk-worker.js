import { DiskWorker } from "../disk-worker.js"

// by the second name Material's search knows that addresses in the worker are those of the page
if (location.protocol === "file:") Object.assign(window, { Worker: DiskWorker, IFrameWorker: DiskWorker })
