// Stands in for WeChat's JS-SDK on pages of the account: draws the subscribe button and asks like WeChat does.

const ready = [];
window.wx = {
  config: () => setTimeout(() => ready.forEach((run) => run()), 0),
  ready: (run) => ready.push(run),
  error: () => {},
};

// The phone page in the same browser says whose phone this is.
const whose = () => new URLSearchParams(location.hash.slice(1)).get("user") ?? localStorage.getItem("whose");

class OpenSubscribe extends HTMLElement {
  connectedCallback() {
    setTimeout(() => this.draw(), 0);
  }

  draw() {
    const parts = [...this.querySelectorAll("script[type='text/wxtag-template']")].map((part) => part.textContent);
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = parts.join("");
    root.querySelector("button").addEventListener("click", () => this.ask(root));
  }

  ask(root) {
    if (root.querySelector("dialog")) return;
    const sheet = document.createElement("dialog");
    const answer = (label, yes) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => { sheet.remove(); this.choose(yes); });
      return button;
    };
    const words = document.createElement("p");
    words.textContent = "公众号想给你发通知";
    sheet.append(words, answer("拒绝", false), " ", answer("允许", true));
    root.append(sheet);
    sheet.showModal();
  }

  async choose(yes) {
    const ids = this.getAttribute("template").split(",");
    const accepted = Object.fromEntries(ids.map((id) => [id, yes]));
    const answer = await fetch("/__sim/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ openid: whose(), action: "chooses_notices", accepted }),
    });
    if (!answer.ok) {
      this.dispatchEvent(new CustomEvent("error", { detail: { errCode: 10002 } }));
      return;
    }
    const told = Object.fromEntries(ids.map((id) => [id, JSON.stringify({ status: yes ? "accept" : "reject" })]));
    this.dispatchEvent(new CustomEvent("success", { detail: { subscribeDetails: JSON.stringify(told) } }));
  }
}

customElements.define("wx-open-subscribe", OpenSubscribe);
