/** The Tekup mark: a T whose stem bends into an answer, with the person beside it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#14645d" />
      <path d="M8 9.5h16" stroke="#f4f1ea" strokeWidth="3.6" strokeLinecap="round" />
      <path
        d="M16 9.5v8.5a5 5 0 0 0 5 5"
        stroke="#f4f1ea"
        strokeWidth="3.6"
        strokeLinecap="round"
        fill="none"
      />
      <circle cx="9.8" cy="22.6" r="2.6" fill="#f0a35e" />
    </svg>
  );
}
