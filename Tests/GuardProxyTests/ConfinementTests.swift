#if os(Linux)
  import Testing

  /// Real processes under the guard's filter. Where the kernel refuses it, the tests are skipped and say why.
  @Suite(.enabled(if: ConfinedProcess.obstacle == nil, "\(ConfinedProcess.obstacle ?? "")"))
  struct ConfinementTests {
    private func run(_ confinement: String, _ program: String) throws -> ConfinedProcess.Outcome {
      try ConfinedProcess(confinement: confinement).run(program)
    }

    private static let starts = """
      attempt("fork", lambda: os.fork() or os._exit(0))
      attempt("spawn", lambda: subprocess.run(["/bin/true"], check=True))
      thread = threading.Thread(target=lambda: print("thread done"))
      thread.start(); thread.join()

      """

    @Test func noProcessIsStartedAndThreadsAre() throws {
      let outcome = try run(#""children":"block""#, Self.starts)
      #expect(outcome.lines == ["fork EACCES", "spawn EACCES", "thread done"])
      #expect(Set(outcome.rules("Blocked")) == ["children"] && outcome.rules("Detected").isEmpty)
    }

    @Test func whatIsObservedHappensAndIsWrittenDown() throws {
      let outcome = try run(#""children":"observe""#, Self.starts)
      #expect(outcome.lines.sorted() == ["fork done", "spawn done", "thread done"])
      let programs = outcome.events.compactMap {
        (($0["process"] as? [String: Any])?["file"] as? [String: Any])?["path"] as? String
      }
      #expect(programs.contains("/bin/true") && outcome.rules("Blocked").isEmpty)
    }

    @Test func theRuntimeBecomesNoOtherProgramOnceItHasAnEvent() throws {
      let outcome = try run(
        #""children":"block""#, #"take_event(); attempt("exec", lambda: os.execv("/bin/true", ["true"]))"#)
      #expect(outcome.lines == ["exec EACCES"])
    }

    @Test func aStartThatMayLaunchDoesUntilTheFirstEvent() throws {
      let outcome = try run(
        #""children":"block","start-may-launch":true"#,
        """
        attempt("before", lambda: subprocess.run(["/bin/true"], check=True))
        take_event()
        attempt("after", lambda: subprocess.run(["/bin/true"], check=True))
        """)
      #expect(outcome.lines == ["before done", "after EACCES"])
    }

    @Test func connectionsGoWhereThePolicySays() throws {
      let outcome = try run(
        #""connect":{"to":["127.0.0.3","localhost"]}"#,
        """
        server = socket.create_server(("0.0.0.0", 0)); port = server.getsockname()[1]
        attempt("address", lambda: dial("127.0.0.3", port))
        attempt("waiting", lambda: dial("127.0.0.3", port, None))
        attempt("name", lambda: dial("127.0.0.1", port))
        attempt("other", lambda: dial("127.0.0.4", port))
        attempt("nobody", lambda: dial("127.0.0.3", 1))
        """)
      #expect(outcome.lines == ["address done", "waiting done", "name done", "other EACCES", "nobody ECONNREFUSED"])
      let endpoint = outcome.events.first?["dst_endpoint"] as? [String: Any]
      #expect(outcome.events.count == 1 && endpoint?["ip"] as? String == "127.0.0.4")
    }

    @Test func datagramsGoThereToo() throws {
      let outcome = try run(
        #""connect":{"to":["127.0.0.3"]}"#,
        """
        server = socket.socket(type=socket.SOCK_DGRAM); server.bind(("127.0.0.3", 0)); there = server.getsockname()
        away, client = ("127.0.0.4", there[1]), socket.socket(type=socket.SOCK_DGRAM)
        attempt("send", lambda: client.sendto(b"one", there))
        attempt("parts", lambda: client.sendmsg([b"t", b"wo"], [], 0, there))
        print(server.recv(9), server.recv(9))
        attempt("send away", lambda: client.sendto(b"x", away))
        attempt("parts away", lambda: client.sendmsg([b"x"], [], 0, away))
        attempt("fast open", lambda: socket.socket().sendto(b"x", 0x20000000, away))
        """)
      #expect(
        outcome.lines == [
          "send done", "parts done", "b'one' b'two'", "send away EACCES", "parts away EACCES", "fast open ENOTSUP",
        ])
    }

    @Test func socketsOfThisMachineStayOpenAndHandOverNothing() throws {
      let outcome = try run(
        #""connect":{"to":[]}"#,
        """
        os.chdir(OPEN)
        server = socket.socket(socket.AF_UNIX); server.bind("here"); server.listen()
        client = socket.socket(socket.AF_UNIX)
        attempt("relative", lambda: client.connect("here"))
        peer = server.accept()[0]
        attempt("message", lambda: client.sendmsg([b"he", b"llo"]))
        print(peer.recv(9))
        attempt("descriptor", lambda: socket.send_fds(client, [b"x"], [0]))
        """)
      #expect(outcome.lines == ["relative done", "message done", "b'hello'", "descriptor EPERM"])
    }

    @Test func theRealRuntimeAPIIsOutOfReach() throws {
      let outcome = try run(
        #""runtime-api":"block""#,
        """
        attempt("direct", lambda: dial("127.0.0.1", API))
        attempt("around", lambda: dial("127.9.9.9", API))
        print(take_event())
        """)
      #expect(outcome.lines == ["direct EACCES", "around EACCES", "b'{}'"])
      #expect(outcome.rules("Blocked") == ["runtime-api", "runtime-api"])
    }

    @Test func filesAreWrittenWhereThePolicySays() throws {
      let outcome = try run(
        #""write":{"paths":["OPEN"]}"#,
        """
        def write(path): open(path, "w").write("x")
        os.symlink(CODE, OPEN + "/out")
        attempt("inside", lambda: write(OPEN + "/a"))
        attempt("device", lambda: write("/dev/null"))
        attempt("outside", lambda: write(CODE + "/a"))
        attempt("through a link", lambda: write(OPEN + "/out/a"))
        attempt("upwards", lambda: write(OPEN + "/../a"))
        attempt("folder", lambda: os.mkdir(CODE + "/b"))
        attempt("removal", lambda: os.unlink(CODE + "/app.py"))
        attempt("move", lambda: os.rename(OPEN + "/a", CODE + "/a"))
        attempt("read", lambda: open(CODE + "/app.py").read())
        """)
      let results = outcome.lines.map { $0.split(separator: " ").last ?? "" }
      #expect(results == ["done", "done"] + [String](repeating: "EACCES", count: 6).map { $0[...] } + ["done"])
      #expect(outcome.rules("Blocked") == [String](repeating: "write", count: 6))
    }

    @Test func theCodeIsNotReadOnceThereAreEvents() throws {
      let outcome = try run(
        #""source":{"mode":"block"}"#,
        """
        os.symlink(CODE + "/app.py", OPEN + "/link")
        attempt("before", lambda: open(CODE + "/app.py").read())
        take_event()
        attempt("after", lambda: open(CODE + "/app.py").read())
        attempt("step", lambda: open(OPEN + "/../code/app.py").read())
        attempt("link", lambda: open(OPEN + "/link").read())
        attempt("list", lambda: os.listdir(CODE))
        """)
      #expect(outcome.lines == ["before done", "after EACCES", "step EACCES", "link EACCES", "list EACCES"])
      #expect(outcome.rules("Blocked") == [String](repeating: "source", count: 4))
    }

    /// The guard is a process of the same user, and as such in reach of tracing.
    @Test func theGuardIsOutOfReach() throws {
      let outcome = try run(
        #""children":"block""#,
        """
        import ctypes, signal
        here = os.getpid()
        guards = [int(p) for p in os.listdir("/proc") if p.isdigit() and f"PPid:\\t{here}\\n" in open(f"/proc/{p}/status").read()]
        libc = ctypes.CDLL(None, use_errno=True)
        print(len(guards), libc.ptrace(16, guards[0], 0, 0), errno.errorcode[ctypes.get_errno()])
        """)
      #expect(outcome.lines == ["1 -1 EPERM"])
    }

    /// Two threads that exchange an address while it is looked at: what was judged is what is dialled.
    @Test func anAddressIsNotExchangedBetweenLookAndDeed() throws {
      let outcome = try run(
        #""connect":{"to":["127.0.0.3"]}"#,
        """
        import ctypes, struct, time
        bad = socket.create_server(("127.0.0.4", 0)); port = bad.getsockname()[1]
        good = socket.create_server(("127.0.0.3", port), backlog=4096)
        bad.setblocking(False)
        libc = ctypes.CDLL(None, use_errno=True)
        buffer = ctypes.create_string_buffer(struct.pack("<H", 2) + struct.pack(">H", port) + bytes([127, 0, 0, 3]) + bytes(8), 16)
        running = True
        def swap():
            while running:
                buffer[7] = b"\\x04"
                buffer[7] = b"\\x03"
        thread = threading.Thread(target=swap); thread.start()
        allowed = refused = 0
        for _ in range(2000):
            client = socket.socket(); client.settimeout(None)
            if libc.connect(client.fileno(), buffer, 16) == 0: allowed += 1
            else: refused += 1
            client.close()
        running = False; thread.join()
        try: bad.accept(); print("reached")
        except BlockingIOError: print("not reached", allowed > 0, refused > 0)
        """)
      #expect(outcome.lines == ["not reached True True"])
    }
  }
#endif
