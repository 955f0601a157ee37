/** ISO 8601 in UTC; a time beyond what a calendar holds is the beginning of all time. */
export function instantOf(timestamp: number): string {
  const date = new Date(timestamp)
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString()
}
