import Foundation
import SamplingInspection
import Synchronization

/// Shows on a terminal how far something is that takes longer than a second; where nobody watches it stays silent.
final class ProgressBar: Sendable {
  private struct State {
    var shown = -1
    let began = ContinuousClock.now
  }

  private let state = Mutex(State())
  private let isWatched = isatty(FileHandle.standardError.fileDescriptor) == 1
  private let title: String

  init(_ title: Wording, _ language: Language) { self.title = title(language) }

  /// Shows that a part of the work is done; may be called from any thread.
  func show(_ part: Double) {
    guard isWatched else { return }
    state.withLock { state in
      let percent = Int(part * 100)
      guard percent > state.shown, ContinuousClock.now - state.began > .seconds(1) else { return }
      state.shown = percent
      let filled = percent * 30 / 100
      let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
      write("\r\(title) \(bar) \(percent)%")
    }
  }

  /// Takes the bar away.
  func end() {
    state.withLock { state in
      if state.shown >= 0 { write("\r\u{1B}[2K") }
    }
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
