/**
 * Brings one file from another site to the page that this one stands in. That page holds people's graphs and may speak
 * to no other site; this one may, and holds nothing.
 */
import { fetchBounded } from './sources/bounded-fetch.ts'

const isInside = window.parent !== window
if (isInside) {
  const address = decodeURIComponent(location.hash.slice(1))
  // The site that was named in the question is the one that is asked: it may not send us on to another.
  void fetchBounded(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    mode: 'cors',
  }).then((fetched) => window.parent.postMessage(fetched, location.origin))
}
