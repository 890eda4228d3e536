import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C and a polite request to end into a question that the solver asks, so that nothing is left half done.
final class Interruption: Sendable {
  private let flag = Atomic<Bool>(false)
  private let sources: Sources

  /// Listens from now on.
  init() {
    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_IGN)
    let queue = DispatchQueue(label: "interruption")
    sources = Sources([SIGINT, SIGTERM].map { DispatchSource.makeSignalSource(signal: $0, queue: queue) })
    for source in sources.list {
      source.setEventHandler { [weak self] in self?.flag.store(true, ordering: .relaxed) }
      source.resume()
    }
  }

  /// Whether somebody asked to stop.
  var isRequested: Bool { flag.load(ordering: .relaxed) }

  deinit { for source in sources.list { source.cancel() } }

  /// Dispatch sources may be used from any thread, but the protocol does not say so.
  private struct Sources: @unchecked Sendable {
    let list: [any DispatchSourceSignal]
    init(_ list: [any DispatchSourceSignal]) { self.list = list }
  }
}
