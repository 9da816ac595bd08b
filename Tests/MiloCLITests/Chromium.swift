import Foundation
import MiloTestTools

/// A browser without a window, when one is installed: a page opened as a person would open the file.
struct Chromium {
  private let path: String

  /// The browser of the machine; nil when there is none.
  static let installed = Tool.chromium.path.map { Chromium(path: $0) }

  /// The document that the browser made of a file, its scripts run, as HTML.
  func document(of file: String, fragment: String = "") throws -> String {
    try document(at: file + fragment, [])
  }

  /// What an evidence file says once a reader has typed a key and pressed the button: the verdict and the
  /// points, as the page shows them.
  func verdict(of file: String, key: String) throws -> String {
    try reading(
      file,
      """
      page.getElementById("cle").value = "\(key)";
      page.getElementById("verifier").click();
      const look = () => {
        const verdict = page.getElementById("verdict");
        if (verdict.textContent.includes("en cours")) return setTimeout(look, 50);
        say(verdict.outerHTML + page.getElementById("resultats").outerHTML);
      };
      setTimeout(look, 50);
      """)
  }

  /// How high the first element of a page that matches is shown, in pixels.
  func height(of selector: String, in file: String) throws -> Int {
    let said = try reading(
      file, #"say(String(Math.round(page.querySelector("\#(selector)").offsetHeight)));"#)
    return Int(said) ?? 0
  }

  /// What stands out of what holds it, when a page is shown that wide: one line each, empty for none.
  ///
  /// Drawings, and what is only for those who do not see, are left aside.
  func overflowing(_ file: String, width: Int) throws -> String {
    try reading(
      file,
      """
      const out = [];
      const root = page.documentElement;
      if (root.scrollWidth > root.clientWidth) out.push("page " + root.scrollWidth);
      for (const e of page.querySelectorAll("body *")) {
        if (e.closest("svg") && e.tagName != "svg") continue;
        const style = frame.contentWindow.getComputedStyle(e);
        if (["absolute", "fixed"].includes(style.position) || style.display == "inline") continue;
        const box = e.getBoundingClientRect(), around = e.parentElement.getBoundingClientRect();
        if (box.width == 0 || around.width == 0) continue;
        if (box.right > around.right + 1 || box.left < around.left - 1)
          out.push(e.tagName + " " + (e.closest("section")?.querySelector("h3")?.textContent ?? ""));
      }
      say(out.join("|") + " vus " + page.querySelectorAll("td").length);
      """, width: width)
  }

  /// Runs a script beside a page, as somebody looks at it, and gives what it says.
  private func reading(_ file: String, _ script: String, width: Int = 800) throws -> String {
    // One page may be looked at several times at once.
    let harness = file + ".\(UUID()).html"
    try """
    <!doctype html><meta charset="utf-8"><iframe id="page" src="file://\(file)" width="\(width)" height="600"></iframe>
    <div id="dit"></div><script>
    const frame = document.getElementById("page");
    const say = (text) => { document.getElementById("dit").innerHTML = text; };
    frame.addEventListener("load", () => {
      const page = frame.contentDocument;
      \(script)
    });
    </script>
    """.write(toFile: harness, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: harness) }
    let document = try document(at: harness, ["--allow-file-access-from-files"])
    guard let start = document.range(of: #"<div id="dit">"#),
      let end = document.range(of: "</div>", range: start.upperBound..<document.endIndex)
    else { return "" }
    return String(document[start.upperBound..<end.lowerBound])
  }

  private func document(at place: String, _ options: [String]) throws -> String {
    let profile = NSTemporaryDirectory() + "milo-chromium-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: profile) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile)",
        "--virtual-time-budget=20000",
      ] + options + ["--dump-dom", "file://\(place)"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
