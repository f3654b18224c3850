/** The program: runs the command line and ends with its exit code. */
import { run } from './main.ts'

// A reader such as `head` may close our output early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const exitCode = await run(process.argv.slice(2))
if (exitCode !== undefined) process.exitCode = exitCode
