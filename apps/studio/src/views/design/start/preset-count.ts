/** How many published schedules there are: the list itself comes when it is first looked at. A test holds the two together. */
export const presetCount = 65;
