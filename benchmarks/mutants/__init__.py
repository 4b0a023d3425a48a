"""`python -m benchmarks.mutants`: change the code a little, and see whether a test notices.

Tools of others were looked at. `mutmut` keeps all mutants in one process and chooses one when a
function is called, so what a test module has computed once (`@cache`, fixtures of a session) is
never computed by the mutant; it leaves out what has a decorator or stands in no function.
`cosmic-ray` writes into the files and begins a new process for each mutant, which is most of the
time here. This one forks a process that has read all libraries, and changes nothing on disk.
"""
