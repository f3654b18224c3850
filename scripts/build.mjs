/** `npm run build`: the page and the command line into `dist`. */
import { buildOutdated, installMissing } from './ready.mjs'

installMissing()
await buildOutdated('cli')
await buildOutdated('app')
