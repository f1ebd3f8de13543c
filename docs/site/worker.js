// A page that was opened from a disk may start no worker, and the search is one. There it runs in a hidden frame instead.
if (location.protocol === "file:") {
  window.Worker = class {
    constructor(address) {
      this.waiting = []
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      document.body.append(this.frame)
      const inside = this.frame.contentWindow
      inside.postMessage = (data) => setTimeout(() => this.onmessage && this.onmessage({ data }))
      const script = inside.document.createElement("script")
      script.src = new URL(address, location)
      script.onload = () => {
        for (const data of this.waiting) inside.onmessage({ data })
        this.waiting = null
      }
      script.onerror = (event) => this.onerror && this.onerror(event)
      inside.document.head.append(script)
    }

    postMessage(data) {
      if (this.waiting) this.waiting.push(data)
      else setTimeout(() => this.frame.contentWindow && this.frame.contentWindow.onmessage({ data }))
    }

    terminate() {
      this.frame.remove()
    }
  }
}
