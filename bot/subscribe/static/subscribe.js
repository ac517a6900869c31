// Lets WeChat draw its button, says what came of it, and closes the link once something was agreed to.

const facts = document.getElementById("pass").dataset;
const said = document.getElementById("said");
const button = document.getElementById("subscribe");

window.wx.config({
  debug: false,
  appId: facts.appId,
  timestamp: Number(facts.timestamp),
  nonceStr: facts.nonce,
  signature: facts.signature,
  jsApiList: [],
  openTagList: ["wx-open-subscribe"],
});
window.wx.error(() => { said.textContent = facts.failed; });

function accepted(details) {
  return Object.values(JSON.parse(details)).some((one) => {
    const told = typeof one === "string" ? JSON.parse(one) : one;
    return told.status === "accept";
  });
}

button.addEventListener("success", async ({ detail }) => {
  if (!accepted(detail.subscribeDetails)) {
    said.textContent = facts.none;
    return;
  }
  said.textContent = facts.thanks;
  button.hidden = true;
  await fetch(`/subscribe/${facts.token}/done`, { method: "POST" });
});
button.addEventListener("error", () => { said.textContent = facts.failed; });
