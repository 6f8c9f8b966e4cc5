/** The furthest back, in years, that a trainee of the base year may have started. */
export const LONGEST_REACH = 100
