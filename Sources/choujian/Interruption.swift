import ArgumentParser
import Foundation
import Synchronization

/// Turns Ctrl-C and a polite request to end into a question that the solver asks, so that nothing is left half done.
enum Interruption {
  /// Number of the signal that came; 0: none.
  private static let received = Atomic<Int32>(0)

  /// Listens from now on; what comes before ends the program as ever.
  ///
  /// One disposition follows the other in one step of the system, so no signal falls between them. The handler does nothing but
  /// store a number, which is all that a handler may do.
  static func listen() {
    received.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] { signal(number) { Interruption.received.store($0, ordering: .relaxed) } }
  }

  /// Whether somebody asked to stop.
  static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

  /// 130 after Ctrl-C, 143 after a request to end, as a shell would say.
  static var exitCode: ExitCode { ExitCode(128 + received.load(ordering: .relaxed)) }
}
