import Foundation

/// Signals as a program finds them that is started from a shell.
enum Signals {
  /// A program inherits what its starter ignores, so nothing that is sent here may be ignored.
  private static let defaults: Void = {
    for number in [SIGINT, SIGTERM, SIGXFSZ] { signal(number, SIG_DFL) }
  }()

  /// Starts something with no signal blocked; the threads that run tests block nearly all, and that is inherited too.
  static func asInAShell<Result>(_ start: () throws -> Result) rethrows -> Result {
    defaults
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try start()
  }
}
