/** First words of calls that undo, release or announce: by the time they fail, nothing more can be done about it. */
const firstWords = new Set([
  // releasing and undoing
  'close', 'destroy', 'dispose', 'end', 'disconnect', 'detach', 'unlink', 'rm', 'rmdir', 'rmtree', 'rimraf', 'remove', 'delete', 'clear', 'clean', 'cleanup', 'teardown', 'cancel', 'abort', 'kill', 'stop', 'terminate', 'shutdown', 'quit', 'release', 'unlock', 'rollback', 'revoke', 'unsubscribe', 'unregister', 'unref', 'revert', 'reset', 'restore', 'umount', 'unmount', 'evict', 'aclose', 'discard', 'drain', 'purge', 'pause', 'join', 'leave', 'logout', 'free', 'unwatch', 'deinit', 'uninstall', 'return',
  // doing early what would be done later anyway
  'prefetch', 'preload', 'preconnect', 'warm', 'warmup', 'prime',
  // telling someone: a failure to log cannot be logged
  'track', 'capture', 'log', 'debug', 'trace', 'beacon', 'ping', 'heartbeat', 'flush', 'report', 'identify', 'telemetry', 'inc', 'labels', 'observe',
  // refused by the platform as a matter of course
  'play', 'share', 'vibrate', 'fullscreen', 'focus', 'blur', 'scroll', 'chmod', 'utime', 'utimes',
])
const wholeNames = new Set([
  'requestFullscreen', 'exitFullscreen', 'requestPermission', 'requestWakeLock', 'requestPointerLock', 'exitPointerLock', 'setPointerCapture', 'releasePointerCapture', 'execCommand', 'writeText', 'sendBeacon', 'removeAttribute',
  // reading a body only to free its connection
  'text', 'arrayBuffer',
])

/** True for the name of a call whose failure changes nothing for the program. */
export function isBestEffort(name: string): boolean {
  return wholeNames.has(name) || firstWords.has(firstWord(name))
}

function firstWord(name: string): string {
  return (/^_*([a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+)/.exec(name)?.[1] ?? '').toLowerCase()
}
