# A failing import inside a function, while another error is handled.
def first():
    try:
        import no_such_module_one
    except ImportError as e:
        print(e.name)
        import no_such_package.part


first()  # expect: no_such_module_one
# raises: ModuleNotFoundError: No module named 'no_such_package'
