internal import CFolderExchange
import Foundation
import SamplingInspection

/// Puts a folder of files in place as a whole: written beside, then renamed, so that nobody ever sees half of it.
public enum AtomicFolder {
  /// Refuses a place where ``write(_:to:replacing:further:)`` would write nothing, so that nobody waits in vain.
  public static func check(_ folder: URL, replacing kind: FolderKind) throws(WritingError) {
    let folder = folder.resolvingSymlinksInPath()
    if FileManager.default.fileExists(atPath: folder.path) { try kind.check(folder) }
  }

  /// Writes files, by path relative to the folder.
  ///
  /// A folder that is there is replaced with all that it holds, but only if
  /// it is of the kind; otherwise it is left alone.
  ///
  /// - Parameter further: writes what else belongs into the folder, into the one that it is given.
  /// - Throws: ``WritingError``, or `CancellationError` if `further` throws it; everything is then as it was.
  public static func write(
    _ files: [String: [UInt8]], to folder: URL, replacing kind: FolderKind, further: (URL) throws -> Void = { _ in }
  ) throws {
    let manager = FileManager.default
    // A link to a folder stays a link.
    let folder = folder.resolvingSymlinksInPath()
    let isThere = manager.fileExists(atPath: folder.path)
    if isThere { try kind.check(folder) }
    let parent = folder.deletingLastPathComponent()
    let beside = parent.appendingPathComponent(
      ".\(folder.lastPathComponent).tmp-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try manager.createDirectory(at: beside, withIntermediateDirectories: true)
      for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
        let file = beside.appendingPathComponent(path)
        try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      try further(beside)
      if isThere {
        // The two folders change names in one step, so that there is a whole one at every instant.
        let failure = folder_exchange(beside.path, folder.path)
        if failure != 0 { throw WritingError(path: folder.path, code: failure) }
        try? manager.removeItem(at: beside)
      } else {
        try manager.moveItem(at: beside, to: folder)
      }
    } catch {
      try? manager.removeItem(at: beside)
      if error is CancellationError { throw error }
      guard let failure = error as? WritingError else { throw WritingError(path: folder.path, error) }
      // Nobody knows the folder beside by its name.
      throw WritingError(
        path: failure.path.replacing(beside.path, with: folder.path), reason: failure.reason, remedy: failure.remedy)
    }
  }
}

/// Puts one file in place as a whole.
public enum AtomicFile {
  /// Refuses a place that is there and no file, such as a device or a pipe, since renaming would put a file in its stead; and
  /// the file that standard output goes to, since that would be lost.
  public static func check(_ file: URL) throws(WritingError) {
    let file = file.resolvingSymlinksInPath()
    var place = stat()
    guard stat(file.path, &place) == 0 else { return }
    var output = stat()
    let isOutput =
      fstat(STDOUT_FILENO, &output) == 0 && output.st_dev == place.st_dev && output.st_ino == place.st_ino
    if isOutput || place.st_mode & S_IFMT != S_IFREG {
      throw WritingError(
        path: file.path,
        reason: isOutput
          ? Wording(zh: "这是标准输出所到的地方", en: "that is where standard output goes")
          : Wording(zh: "这里已有的不是普通文件", en: "what is there is no ordinary file"),
        remedy: Wording(zh: "请写一个别的文件名", en: "Name another file"))
    }
  }

  /// Lets `write` write a file that is not there yet.
  public static func create(_ file: URL, _ write: (URL) throws -> Void) throws(WritingError) {
    if FileManager.default.fileExists(atPath: file.path) { throw WritingError(path: file.path, code: EEXIST) }
    try self.write(to: file, write)
  }

  /// Lets `write` write a file beside the place and renames it.
  public static func write(to file: URL, _ write: (URL) throws -> Void) throws(WritingError) {
    try check(file)
    let file = file.resolvingSymlinksInPath()
    let beside = file.deletingLastPathComponent().appendingPathComponent(
      ".\(file.lastPathComponent).tmp-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try write(beside)
      if rename(beside.path, file.path) != 0 {
        throw WritingError(path: file.path, code: errno)
      }
    } catch {
      try? FileManager.default.removeItem(at: beside)
      guard let failure = error as? WritingError else { throw WritingError(path: file.path, error) }
      // Nobody knows the file beside by its name.
      throw WritingError(
        path: failure.path.replacing(beside.path, with: file.path), reason: failure.reason, remedy: failure.remedy)
    }
  }
}
