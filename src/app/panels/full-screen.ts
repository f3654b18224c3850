/** The map on the whole screen, and back. */

export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  // A browser may refuse, for instance inside a frame; then nothing changes and nothing is lost.
  else document.documentElement.requestFullscreen?.().catch(() => undefined)
}
