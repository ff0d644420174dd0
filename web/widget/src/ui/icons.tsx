const PATHS = {
  chat: 'M4 5h16v11H9l-5 4z',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-6 16-3-7z',
  clip: 'M19 11l-7.5 7.5a4 4 0 0 1-6-6L13 5a2.7 2.7 0 0 1 4 4l-7.4 7.4a1.3 1.3 0 0 1-2-2L14 8',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  up: 'M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2.2 2.6L12.700 10H19a1.500 1.500 0 0 1 1.500 1.800l-1.300 6.700A2 2 0 0 1 17.200 20H7',
  down: 'M7 13V4H4v9zM7 13l4 7c1.500 0 2.500-1 2.200-2.600L12.700 14H19a1.500 1.500 0 0 0 1.500-1.800l-1.300-6.700A2 2 0 0 0 17.200 4H7',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
};

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
