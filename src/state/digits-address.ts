/** The file beside the page; in the build into one file it is the file itself. */
export const digitsAddress = './digits.bin';
