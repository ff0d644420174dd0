/** The headings above a passage, without the document's own title, which stands beside them already. */
export function headingsBelow(title: string, headingPath: string[]): string[] {
  return headingPath[0] === title ? headingPath.slice(1) : headingPath;
}
