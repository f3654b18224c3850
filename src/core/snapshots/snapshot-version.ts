/** Which versions of snapshot files are opened. */

export const SNAPSHOT_VERSION = 1

/** Why a file of another version is not opened, or nothing. */
export function describeVersion(version: number): string | undefined {
  if (version === SNAPSHOT_VERSION) return undefined
  return version > SNAPSHOT_VERSION && Number.isInteger(version)
    ? `This snapshot has version ${version}; this Coterie opens version ${SNAPSHOT_VERSION}. A newer Coterie is needed.`
    : `This snapshot names the version ${version}, which never was. It is damaged.`
}
