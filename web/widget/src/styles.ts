/** Styles of the shadow root. Constructed sheets, so that a page's content security policy has no say. */

export const STYLES = `
:host { all: initial; --own: #1f6f6b; --on-own: #fff; }
*, *::before, *::after { box-sizing: border-box; }
.root { font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; color: #1c2024; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; border: 0; background: none; padding: 0; }
button:disabled { cursor: default; opacity: .55; }
:focus-visible { outline: 3px solid #1c2024; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
svg { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; display: block; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launcher { position: fixed; z-index: 2147483000; bottom: 20px; right: 20px; display: flex; gap: 10px; align-items: center;
  min-width: 56px; height: 56px; padding: 0 17px; border-radius: 28px; background: var(--own); color: var(--on-own); box-shadow: 0 4px 18px rgb(0 0 0 / .28); }
.left .launcher { right: auto; left: 20px; }
.badge { position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px; background: #b3261e; color: #fff; font-size: 13px; line-height: 22px; text-align: center; }
.panel { position: fixed; z-index: 2147483001; bottom: 88px; right: 20px; display: flex; flex-direction: column; width: min(390px, calc(100vw - 40px));
  height: min(640px, calc(100vh - 108px)); height: min(640px, calc(100dvh - 108px)); border-radius: 16px; background: #fff; overflow: hidden; box-shadow: 0 10px 40px rgb(0 0 0 / .28); border: 1px solid #d5d9dd; }
.left .panel { right: auto; left: 20px; }
@media (max-width: 520px), (max-height: 520px) {
  .panel { inset: 0; width: 100vw; height: 100vh; height: 100dvh; border-radius: 0; border: 0; }
  .opened .launcher { display: none; }
}
.head { display: flex; gap: 10px; align-items: center; padding: 12px 12px 12px 16px; background: var(--own); color: var(--on-own); }
.head img { width: 36px; height: 36px; border-radius: 50%; object-fit: cover; background: #fff; }
.head :focus-visible { outline-color: var(--on-own); box-shadow: none; }
.title { flex: 1; min-width: 0; }
.title h2 { margin: 0; font-size: 16px; line-height: 1.3; font-weight: 650; }
.title p { margin: 0; font-size: 13px; }
.dots svg { stroke-width: 3.2; }
.icon { display: grid; place-items: center; min-width: 40px; height: 40px; border-radius: 10px; }
.menu { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 6px 16px; border-bottom: 1px solid #d5d9dd; background: #f4f5f6; }
.menu button { padding: 7px 0; text-decoration: underline; text-underline-offset: 3px; }
.log { flex: 1; min-height: 80px; overflow-y: auto; padding: 16px; display: flex; flex-direction: column; gap: 10px; overscroll-behavior: contain; }
.log ol { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: 10px; }
.log li { display: flex; flex-direction: column; align-items: flex-start; max-width: 88%; }
.log li.me { align-self: flex-end; align-items: flex-end; }
.log li.note { align-self: center; max-width: 100%; text-align: center; color: #4a5158; font-size: 13.5px; }
.who { font-size: 12.5px; color: #4a5158; margin: 0 4px 2px; }
.words { margin: 0; padding: 9px 13px; border-radius: 14px; background: #eef0f2; white-space: pre-wrap; overflow-wrap: anywhere; }
.me .words { background: var(--own); color: var(--on-own); }
.words a, .sources a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
.sources { margin: 5px 4px 0; font-size: 13px; color: #4a5158; }
.sources ul { display: inline; margin: 0; padding: 0; list-style: none; }
.sources li { display: inline; }
.sources li:not(:last-child)::after { content: ', '; }
.below { margin: 3px 4px 0; font-size: 12.5px; color: #4a5158; display: flex; gap: 10px; align-items: center; flex-wrap: wrap; }
.below button { text-decoration: underline; }
.thumbs { display: flex; gap: 2px; margin-top: 2px; }
.thumbs button { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 8px; color: #4a5158; }
.thumbs svg { width: 17px; height: 17px; }
.thumbs button[aria-pressed=true] { background: #e1e5e8; color: #1c2024; }
.picture { display: block; max-width: 220px; max-height: 200px; border-radius: 12px; border: 1px solid #d5d9dd; }
.file { display: flex; gap: 8px; align-items: center; padding: 9px 13px; border-radius: 14px; border: 1px solid #b7bdc3; background: #fff; text-align: left; overflow-wrap: anywhere; }
progress { width: 180px; accent-color: var(--own); }
.typing { color: #4a5158; font-size: 13.5px; min-height: 20px; }
.bar { margin: 0; padding: 8px 16px; background: #fff4d6; color: #4d3800; font-size: 13.5px; }
.reach { display: flex; justify-content: center; padding: 4px 12px 0; font-size: 14px; color: #33393f; }
.reach button { padding: 6px 8px; text-decoration: underline; text-underline-offset: 3px; }
.writer { display: flex; gap: 6px; align-items: flex-end; padding: 8px 12px 12px; }
.writer textarea { flex: 1; min-width: 0; min-height: 42px; max-height: 130px; padding: 9px 12px; border: 1px solid #80878e; border-radius: 12px; resize: none; background: #fff; font-size: 16px; line-height: 1.4; }
.writer .send { background: var(--own); color: var(--on-own); border-radius: 12px; height: 42px; min-width: 42px; }
.writer .icon { height: 42px; }
.rating { padding: 12px 16px 14px; border-top: 1px solid #d5d9dd; }
.rating fieldset { border: 0; margin: 0; padding: 0; }
.rating legend { font-weight: 600; padding: 0 0 6px; }
.scores { display: flex; gap: 6px; }
.scores label { flex: 1; display: grid; place-items: center; min-height: 44px; border: 1px solid #80878e; border-radius: 10px; cursor: pointer; font-size: 20px; }
.scores input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.scores label:has(:checked) { background: var(--own); color: var(--on-own); border-color: var(--own); }
.scores label:has(:focus-visible) { outline: 3px solid #1c2024; outline-offset: 2px; }
.ends { display: flex; justify-content: space-between; font-size: 12.5px; color: #4a5158; padding: 2px 2px 8px; }
.rating textarea { width: 100%; min-height: 56px; padding: 8px 10px; border: 1px solid #80878e; border-radius: 10px; resize: vertical; margin: 2px 0 8px; }
.main { display: inline-flex; align-items: center; min-height: 42px; padding: 0 16px; border-radius: 12px; background: var(--own); color: var(--on-own); }
.done { padding: 14px 16px; border-top: 1px solid #d5d9dd; display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; }
.done p { margin: 0; }
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: rise .16s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(10px); } }
}
@media (forced-colors: active) { .launcher, .panel, .words, .main, .send { border: 1px solid; } }
@media print { .root { display: none; } }
`;

/** Black or white, whichever is easier to read on the colour (WCAG 2.2 relative luminance). */
export function readableOn(color: string): '#000000' | '#ffffff' {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const light = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? '#000000' : '#ffffff';
}
