package main

import (
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/spf13/cobra"
)

// redis is a server of the Redis protocol, in which Argo CD keeps what it can find out again.
func redis() *cobra.Command {
	return &cobra.Command{
		Use:  "redis ADDRESS",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			cache := miniredis.NewMiniRedis()
			if err := cache.StartAddr(args[0]); err != nil {
				return err
			}
			// Keys run out only when it is told that time passes.
			for range time.Tick(time.Second) {
				cache.FastForward(time.Second)
			}
			return nil
		},
	}
}
