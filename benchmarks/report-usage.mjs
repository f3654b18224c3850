/** Preloaded into a program (`node --import`): when it ends, its own processor time and peak memory go to the file in COTERIE_USAGE. */
import { appendFileSync } from 'node:fs'

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 }
  appendFileSync(process.env.COTERIE_USAGE, `${JSON.stringify(usage)}\n`)
})
