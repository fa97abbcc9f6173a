// Dates as ISO text (2027-03-31). Text in this form sorts as the days do, so no other representation is needed.

/** Whether the text is a day of the calendar in the form 2027-03-31. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
