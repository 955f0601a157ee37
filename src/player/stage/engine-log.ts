/** Where rrweb's messages go instead of the console: they carry recorded objects, so only their number leaves the stage. */
export const engineLog = {
  count: 0,
  onWarning: (_count: number): void => {},
  log(): void {},
  info(): void {},
  debug(): void {},
  warn(): void {
    engineLog.count += 1
    engineLog.onWarning(engineLog.count)
  },
  error(): void {
    engineLog.warn()
  },
}
