// How a card opens and closes: hover, focus, click, touch. Hover opens it without taking the focus.

const OPEN_AFTER = 180;
const CLOSE_AFTER = 250;

/** `nodes`: the article's and the card's elements. `look(claim, anchor, { pinned, point })` opens the card. */
export function listenForPointer(nodes, { article, card, look, idle }) {
  let timer;
  const later = (act, after) => {
    clearTimeout(timer);
    timer = setTimeout(act, after);
  };

  nodes.article.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || event.buttons !== 0 || card.isPinned) return;
    const [claim] = article.claimsAt(event.target);
    if (!claim) {
      closeSoon();
      return;
    }
    const anchor = event.target.closest(".seg");
    if (card.claim === claim) {
      clearTimeout(timer);
      return;
    }
    const point = { x: event.clientX, y: event.clientY };
    later(() => !card.isPinned && anchor.isConnected && look(claim, anchor, { point }), OPEN_AFTER);
  });
  nodes.article.addEventListener("pointerleave", () => !card.isPinned && closeSoon());
  nodes.card.addEventListener("pointerenter", () => clearTimeout(timer));
  nodes.card.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && !card.isPinned && !card.contains(document.activeElement) && closeSoon());
  nodes.card.addEventListener("pointerdown", () => card.pin());

  function closeSoon() {
    later(() => {
      if (card.isPinned || card.contains(document.activeElement)) return;
      card.close();
      idle();
    }, CLOSE_AFTER);
  }

  nodes.article.addEventListener("click", (event) => {
    const [claim] = article.claimsAt(event.target);
    if (!claim || !getSelection().isCollapsed) return;
    clearTimeout(timer);
    look(claim, event.target.closest(".seg"), { pinned: true, point: { x: event.clientX, y: event.clientY } });
  });
  nodes.article.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== " ") || !event.target.matches?.(".handle[role]")) return;
    const claim = card.claim && article.claimsAt(event.target).includes(card.claim) ? card.claim : article.claimOf(event.target);
    if (!claim) return;
    event.preventDefault();
    look(claim, event.target, { pinned: true });
    card.enter();
  });
  nodes.article.addEventListener("focusin", (event) => {
    if (!event.target.matches?.(".handle[role]:focus-visible")) return;
    const claim = article.claimOf(event.target);
    if (claim && card.claim !== claim) look(claim, event.target);
  });
  nodes.article.addEventListener("focusout", (event) => {
    if (card.claim && !card.isPinned && !card.contains(event.relatedTarget)) closeSoon();
  });

  // A click anywhere else lets go of the card.
  document.addEventListener("pointerdown", (event) => {
    if (!card.claim || card.contains(event.target) || article.claimsAt(event.target).length > 0) return;
    if (event.target.closest?.(".panel, .footbar, .notices")) return;
    clearTimeout(timer);
    card.close();
  });
}
