/**
 * Why a forecast is refused, in plain words, by the part of the schedule that is too far from what was fitted. `says` is what
 * the library says of it: a length may be too short, or too long.
 */
export function refusalWords(path: string, says: string): string {
  switch (path) {
    case "peak":
      return "Its peak is too far from those that were fitted. Add a run at a peak near it.";
    case "steps":
      if (says.includes("expected at least")) {
        return "It is less than a twentieth of the shortest run that was fitted: no law holds so early. Forecast a longer one.";
      }
      return "It is more than 4 times as long as the longest run that was fitted. Add a longer run, or forecast a shorter one.";
    case "schedule":
      return "No run that was fitted cools down, so what a cooldown brings is unknown. Add a run with one, even a short one.";
    default:
      return "It cannot be forecast.";
  }
}
