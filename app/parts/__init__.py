"""What views of both editions share: help bar, quick exit, article, result list, stylesheet, script."""
