/** The program: runs the command line and ends with its exit code. */
import { setFlagsFromString } from 'node:v8'
import { describeFault } from './files.ts'
import { run } from './main.ts'
import { say } from './messages.ts'

// A reader such as `head` may close our output early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  say(`The output could not be written: ${describeFault(error)}.`)
  process.exit(1)
})
// Nor is it one when nobody listens to what we say: the work itself goes on.
process.stderr.on('error', () => undefined)

// Most of a build's time goes to few functions. Four times as much work before one is compiled costs these nothing worth
// mentioning, and spares a twentieth of the processor's time: much else would be compiled just before it is needed no more.
setFlagsFromString('--interrupt-budget=528000')

const exitCode = await run(process.argv.slice(2))
if (exitCode !== undefined) process.exitCode = exitCode
